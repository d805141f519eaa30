// SPDX-License-Identifier: GPL-3.0-or-later
#include "generate_options.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "flipbook/recipe.h"

using namespace flipbook;
using flipbook::cli::GenerateOptions;
using flipbook::cli::GenerateSettings;

namespace {

using Words = std::vector<std::string>;

GenerateOptions options_of(const Words& words)
{
    CLI::App app;
    GenerateOptions options;
    cli::add_generate_options(app, options);
    const auto line = cli::parse_command_line(app, words);
    if (!line)
        qFatal("%s", line.error().message.c_str());
    return options;
}

Result<GenerationRequest> request_of(const Words& words)
{
    const GenerateOptions options = options_of(words);
    GenerateSettings settings;
    FLIPBOOK_TRY(cli::read_settings(options, settings));
    return cli::read_request(options, settings.recipe);
}

std::string error_of(const Words& words)
{
    const auto request = request_of(words);
    return request ? std::string() : request.error().message;
}

}  // namespace

class GenerateOptionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothing_said_leaves_the_defaults();
    void every_option_sets_its_field();
    void settings_are_read();
    void values_may_look_like_options_and_may_be_empty();
    void a_prompt_is_read_from_a_file();
    void a_prompt_file_in_another_encoding_is_refused();
    void a_recipe_is_the_start_and_options_override_it();
    void loras_are_repeated_and_replace_those_of_a_recipe();
    void modules_are_attached_with_their_parts();
    void only_a_last_number_is_a_strength_data();
    void only_a_last_number_is_a_strength();
    void what_cannot_be_read_is_said_in_one_sentence_data();
    void what_cannot_be_read_is_said_in_one_sentence();
};

void GenerateOptionsTest::nothing_said_leaves_the_defaults()
{
    auto request = request_of({});
    QVERIFY(request);
    QVERIFY(request.value().sampling.seed <= 0xFFFFFFFFU);
    GenerationRequest expected;
    expected.size = {0, 0};
    expected.sampling.seed = request.value().sampling.seed;
    QVERIFY(request.value() == expected);
}

void GenerateOptionsTest::every_option_sets_its_field()
{
    const auto outcome = request_of({"--model=/m",
                                     "--motion",
                                     "/a/../mm",
                                     "--vae",
                                     "/v",
                                     "--prompt",
                                     "p",
                                     "--negative",
                                     "n",
                                     "--seed",
                                     "18446744073709551615",
                                     "--frames",
                                     "32",
                                     "--fps",
                                     "12",
                                     "--width",
                                     "640",
                                     "--height",
                                     "384",
                                     "--steps",
                                     "30",
                                     "--cfg",
                                     "6.5",
                                     "--sampler",
                                     "DPM++ 2M Karras",
                                     "--betas",
                                     "scaled_linear",
                                     "--eta",
                                     "0.5",
                                     "--clip-skip",
                                     "2",
                                     "--guidance-rescale",
                                     "0.7",
                                     "--noise",
                                     "a1111",
                                     "--compat",
                                     "diffusers",
                                     "--motion-scale",
                                     "1.2",
                                     "--motion-effect",
                                     "0:(1.0), 8:(1.3)",
                                     "--context-length",
                                     "24",
                                     "--context-stride",
                                     "2",
                                     "--context-overlap",
                                     "6",
                                     "--context-schedule",
                                     "looped-uniform",
                                     "--fuse",
                                     "Overlap Linear",
                                     "--closed-loop",
                                     "--device",
                                     "cuda:1",
                                     "--precision",
                                     "bf16"});
    QVERIFY2(outcome, outcome ? "" : outcome.error().message.c_str());

    GenerationRequest expected;
    expected.checkpoint = "/m";
    expected.motion = {MotionSource::file, "/mm", 1.2, Curve::parse("0:(1.0), 8:(1.3)").value()};
    expected.vae = "/v";
    expected.prompt = {"p", "n", 2, EmphasisMode::original};
    expected.size = {640, 384};
    expected.frame_count = 32;
    expected.frame_rate = 12;
    expected.sampling = {.scheduler = "dpmpp_2m",
                         .schedule = SigmaSchedule::karras,
                         .betas = BetaSchedule::scaled_linear,
                         .prediction = Prediction::automatic,
                         .steps = 30,
                         .guidance_scale = 6.5,
                         .guidance_rescale = 0.7,
                         .eta = 0.5,
                         .seed = 18446744073709551615ULL,
                         .noise = NoiseLayout::a1111};
    expected.context = {
        24, 2, 6, true, ContextSchedule::looped_uniform, FuseMethod::overlap_linear};
    expected.norm_policy = NormPolicy::diffusers;
    expected.compute = {"cuda:1", Precision::bf16};
    QVERIFY(outcome.value() == expected);

    const auto relative = request_of({"--model", "m"}).value().checkpoint;
    QVERIFY(relative == std::filesystem::current_path() / "m");
    QCOMPARE(request_of({"--motion", "none"}).value().motion.source, MotionSource::none);
}

void GenerateOptionsTest::settings_are_read()
{
    GenerateSettings settings;
    const auto outcome =
        cli::read_settings(options_of({"--count", "3", "--output", "clip.mp4", "--overwrite",
                                       "--save-latents", "l.safetensors", "--threads", "4",
                                       "--memory-limit", "1.5", "--progress", "json"}),
                           settings);
    QVERIFY(outcome);
    QCOMPARE(settings.count, 3);
    QVERIFY(settings.output == std::filesystem::path("clip.mp4"));
    QVERIFY(settings.overwrite);
    QVERIFY(settings.save_latents == std::filesystem::path("l.safetensors"));
    QCOMPARE(settings.threads, 4);
    QCOMPARE(settings.memory_limit_bytes, std::uint64_t(1500000000));
    QVERIFY(settings.progress == cli::ProgressKind::json);
}

void GenerateOptionsTest::values_may_look_like_options_and_may_be_empty()
{
    QCOMPARE(request_of({"--prompt", "--steps"}).value().prompt.positive, std::string("--steps"));
    QCOMPARE(request_of({"--prompt", "[cat]"}).value().prompt.positive, std::string("[cat]"));
    QCOMPARE(request_of({"--prompt=/a b=c"}).value().prompt.positive, std::string("/a b=c"));
    const auto empty = request_of({"--prompt=", "--negative", "", "--steps", "3"}).value();
    QCOMPARE(empty.prompt.positive, std::string());
    QCOMPARE(empty.sampling.steps, 3);
}

void GenerateOptionsTest::a_prompt_is_read_from_a_file()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath("prompt \u6e2c.txt");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xEF\xBB\xBF"
               "a caf\xC3\xA9\n\nBREAK b\r\n");
    file.close();
    const auto request = request_of({"--prompt", '@' + path.toStdString()});
    QVERIFY(request);
    QCOMPARE(request.value().prompt.positive, std::string("a caf\xC3\xA9\n\nBREAK b"));
}

void GenerateOptionsTest::a_prompt_file_in_another_encoding_is_refused()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("utf16.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xFF\xFE"
               "a\0",
               4);
    file.close();
    const std::string message = error_of({"--prompt", '@' + file.fileName().toStdString()});
    QCOMPARE(message, std::string("--prompt: The text is not UTF-8."));
}

void GenerateOptionsTest::a_recipe_is_the_start_and_options_override_it()
{
    GenerationRequest recorded;
    recorded.checkpoint = "model";
    recorded.prompt = {"p", "n", 2, EmphasisMode::original};
    recorded.size = {256, 128};
    recorded.sampling.seed = 18446744073709551615ULL;
    recorded.context.closed_loop = true;
    const QTemporaryDir folder;
    QFile file(folder.filePath("recipe.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(to_recipe(recorded)));
    file.close();

    const std::string recipe = file.fileName().toStdString();
    QVERIFY(request_of({"--recipe", recipe}).value() == recorded);

    recorded.prompt.negative.clear();
    recorded.sampling.steps = 4;
    recorded.context.closed_loop = false;
    const auto overridden =
        request_of({"--negative", "", "--steps", "4", "--no-closed-loop", "--recipe", recipe});
    QVERIFY(overridden.value() == recorded);
}

void GenerateOptionsTest::loras_are_repeated_and_replace_those_of_a_recipe()
{
    GenerationRequest recorded;
    recorded.loras = {{"/old.safetensors", 1.0, 0.5}};
    recorded.motion_loras = {{"/old.ckpt", 0.5}};
    recorded.lora_folders = {"/old"};
    const QTemporaryDir folder;
    QFile file(folder.filePath("recipe.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(to_recipe(recorded)));
    file.close();
    const std::string recipe = "--recipe=" + file.fileName().toStdString();

    QVERIFY(request_of({recipe}).value() == recorded);
    const auto none =
        request_of({recipe, "--lora", "none", "--motion-lora=none", "--lora-dir", "none"}).value();
    QVERIFY(none.loras.empty() && none.motion_loras.empty() && none.lora_folders.empty());

    const auto given =
        request_of({recipe, "--lora", "/a.safetensors:0.5", "--steps", "3", "--lora=/b.pt",
                    "--motion-lora", "/m.ckpt:-1", "--embedding", "/e.pt", "--embedding=/f:1",
                    "--lora-dir", "/x", "--lora-dir", "/y"})
            .value();
    QVERIFY(given.loras
            == (std::vector<AdapterOptions>{{"/a.safetensors", 0.5, 0.5}, {"/b.pt", 1.0, 1.0}}));
    QVERIFY(given.motion_loras == (std::vector<MotionAdapterOptions>{{"/m.ckpt", -1.0}}));
    QVERIFY(given.lora_folders == (std::vector<std::filesystem::path>{"/x", "/y"}));
    QVERIFY(given.embeddings == (std::vector<std::filesystem::path>{"/e.pt", "/f:1"}));
    QCOMPARE(given.sampling.steps, 3);
}

void GenerateOptionsTest::modules_are_attached_with_their_parts()
{
    const auto request = request_of(
        {"--attach", "/a.safetensors", "--attach",
         "cameras;effect=0:(0), 15:(1);scale=2;blocks=down,mid;steps=0.25-0.5;context=pan-left"});
    QVERIFY2(request, request ? "" : request.error().message.c_str());
    std::vector<MotionModuleOptions> expected(2);
    expected[0].path = "/a.safetensors";
    expected[1] = {"cameras", Curve::parse("0:(0), 15:(1)").value(), 2.0, "down,mid", 0.25, 0.5,
                   "pan-left"};
    QVERIFY(request.value().motion_modules == expected);
    QVERIFY(request_of({"--attach", "none"}).value().motion_modules.empty());
    QCOMPARE(error_of({"--attach", "a.pt;effekt=1"}),
             "--attach: 'effekt' is none of effect, scale, blocks, steps and context.");
}

void GenerateOptionsTest::only_a_last_number_is_a_strength_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("path");
    QTest::addColumn<double>("strength");
    QTest::newRow("none") << "/a/b.safetensors"
                          << "/a/b.safetensors" << 1.0;
    QTest::newRow("number") << "/a/b.safetensors:.8"
                            << "/a/b.safetensors" << 0.8;
    QTest::newRow("negative") << "/b.pt:-2"
                              << "/b.pt" << -2.0;
    QTest::newRow("colon in a folder") << "/a:b/x.pt"
                                       << "/a:b/x.pt" << 1.0;
    QTest::newRow("both") << "/a:b/x.pt:0.5"
                          << "/a:b/x.pt" << 0.5;
    QTest::newRow("drive") << "/C:/x.safetensors"
                           << "/C:/x.safetensors" << 1.0;
    QTest::newRow("no number") << "/x.pt:nan"
                               << "/x.pt:nan" << 1.0;
}

void GenerateOptionsTest::only_a_last_number_is_a_strength()
{
    QFETCH(const QString, text);
    QFETCH(const QString, path);
    QFETCH(const double, strength);
    const auto request = request_of({"--lora", text.toStdString()}).value();
    QVERIFY(request.loras
            == (std::vector<AdapterOptions>{{path.toStdString(), strength, strength}}));
}

void GenerateOptionsTest::what_cannot_be_read_is_said_in_one_sentence_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* option, const char* value, const char* message) {
        QTest::addRow("%s %s", option, value) << option << value << message;
    };
    row("--seed", "-1",
        "--seed: '-1' is neither a whole number from 0 to 18446744073709551615 nor 'random'.");
    row("--seed", "18446744073709551616",
        "--seed: '18446744073709551616' is neither a whole number from 0 to 18446744073709551615 "
        "nor 'random'.");
    row("--width", "0", "--width: '0' is not a whole number from 8 to 8192.");
    row("--height", "1000000", "--height: '1000000' is not a whole number from 8 to 8192.");
    row("--count", "0", "--count: '0' is not a whole number from 1 to 1000000.");
    row("--threads", "2x", "--threads: '2x' is not a whole number from 1 to 1024.");
    row("--cfg", "nan", "--cfg: 'nan' is not a number.");
    row("--eta", "1,5", "--eta: '1,5' is not a number.");
    row("--memory-limit", "0", "--memory-limit: '0' is not a number of gigabytes above 0.");
    row("--progress", "fancy", "--progress: 'fancy' is not bar, json or none.");
    row("--steps", "x", "--steps: 'x' is not a whole number.");
    row("--model", "", "--model: A path is needed, not an empty text.");
    row("--lora", "", "--lora: A path is needed, not an empty text.");
    row("--motion-lora", ":0.5", "--motion-lora: A path is needed, not an empty text.");
    row("--schedule", "beta",
        "--schedule: \"beta\" is no sigma schedule; the names are normal, karras, exponential, "
        "sgm_uniform.");
}

void GenerateOptionsTest::what_cannot_be_read_is_said_in_one_sentence()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    QFETCH(QString, message);
    const auto error = error_of({option.toStdString(), value.toStdString()});
    QCOMPARE(QString::fromStdString(error), message);
}

QTEST_APPLESS_MAIN(GenerateOptionsTest)
#include "generate_options_test.moc"
