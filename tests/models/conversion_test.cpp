// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/conversion.h"

#include "models/torch.h"

#include <QTest>
#include <fstream>
#include <nlohmann/json.hpp>

#include "adapter_sample.h"
#include "models/adapter_names.h"
#include "models/motion_weights.h"
#include "models/sd15_layers.h"
#include "tensor_files.h"

using namespace flipbook;

namespace {

namespace fs = std::filesystem;

ConversionRequest request_for(const fs::path& input, const fs::path& output)
{
    ConversionRequest request;
    request.input = input;
    request.output = output;
    return request;
}

std::optional<ModelLayout> layout_of(const QString& name)
{
    if (name.isEmpty())
        return std::nullopt;
    return name == "original" ? ModelLayout::original : ModelLayout::diffusers;
}

bool convert(const fs::path& input, const fs::path& output, const QString& layout = {})
{
    ConversionRequest request = request_for(input, output);
    request.layout = layout_of(layout);
    const auto report = convert_model(request);
    if (!report)
        qWarning("%s", report.error().message.c_str());
    return report.has_value();
}

// What differs first between the tensors of two files: a name, a shape, or a bit.
std::string difference(const fs::path& first, const fs::path& second)
{
    const auto one = Weights::open(first), other = Weights::open(second);
    if (!one || !other)
        return (one ? other : one).error().message;
    if (one.value().names() != other.value().names())
        return "names";
    for (const std::string& name : one.value().names())
        if (one.value().shape(name) != other.value().shape(name)
            || !has_equal_bits(one.value().view(name), other.value().view(name)))
            return name;
    return "";
}

nlohmann::json json_in(const fs::path& file)
{
    std::ifstream stream(file);
    return nlohmann::json::parse(stream, nullptr, false);
}

const std::vector<const char*> parts_of_folder{"unet/diffusion_pytorch_model.safetensors",
                                               "vae/diffusion_pytorch_model.safetensors",
                                               "text_encoder/model.safetensors"};

}  // namespace

class ConversionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void a_single_file_becomes_the_folder();
    void a_folder_becomes_the_single_file();
    void a_checkpoint_comes_back_bit_by_bit();
    void what_no_network_has_is_left_out();
    void a_vae_goes_both_ways();
    void a_motion_module_goes_both_ways_data();
    void a_motion_module_goes_both_ways();
    void position_tables_that_differ_are_refused();
    void a_lora_comes_back_bit_by_bit_data();
    void a_lora_comes_back_bit_by_bit();
    void a_converted_lora_changes_the_same_weights_data();
    void a_converted_lora_changes_the_same_weights();
    void ranks_and_alphas_are_written_for_peft();
    void a_pickle_keeps_its_names();
    void numbers_are_halved_where_they_fit();
    void a_request_that_cannot_be_met_is_refused_data();
    void a_request_that_cannot_be_met_is_refused();
    void an_older_folder_is_replaced_and_a_foreign_file_is_not();
    void nothing_is_left_of_a_conversion_that_was_stopped();
    void every_layer_is_in_the_table();

private:
    fs::path path(const std::string& name) const { return path_of(*m_folder) / name; }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ConversionTest::a_single_file_becomes_the_folder()
{
    QVERIFY(convert(test_data("tiny-sd15.safetensors"), path("model/")));
    for (const char* part : parts_of_folder)
        QCOMPARE(difference(path("model") / part, test_data("tiny-sd15") / part), std::string());

    const auto made = Checkpoint::open(path("model")),
               known = Checkpoint::open(test_data("tiny-sd15"));
    QVERIFY(made && known);
    QVERIFY(made.value().unet_config == known.value().unet_config);
    QVERIFY(made.value().vae.config == known.value().vae.config);
    QVERIFY(made.value().text_encoder.config == known.value().text_encoder.config);
    QVERIFY(made.value().schedule == known.value().schedule);
    QVERIFY(made.value().tokenizer);
    QVERIFY(json_in(path("model/tokenizer/vocab.json"))
            == json_in(test_data("tiny-sd15") / "tokenizer" / "vocab.json"));
    QVERIFY(json_in(path("model/unet/config.json"))["use_linear_projection"] == false);
    QVERIFY(json_in(path("model/model_index.json"))["scheduler"][1] == "PNDMScheduler");
}

void ConversionTest::a_folder_becomes_the_single_file()
{
    QVERIFY(convert(test_data("tiny-sd15"), path("model.safetensors")));
    QCOMPARE(difference(path("model.safetensors"), test_data("tiny-sd15.safetensors")),
             std::string());
    const auto made = Weights::open(path("model.safetensors"));
    QVERIFY(made);
    QCOMPARE(made.value().metadata().at("text_encoder.num_attention_heads"), std::string("4"));
    QCOMPARE(made.value().metadata().at("format"), std::string("pt"));
}

void ConversionTest::a_checkpoint_comes_back_bit_by_bit()
{
    QVERIFY(convert(test_data("tiny-sd15.safetensors"), path("model")));
    QVERIFY(convert(path("model"), path("model.safetensors")));
    QCOMPARE(difference(path("model.safetensors"), test_data("tiny-sd15.safetensors")),
             std::string());
}

void ConversionTest::what_no_network_has_is_left_out()
{
    const auto weights = Weights::open(test_data("tiny-sd15.safetensors"));
    QVERIFY(weights);
    TensorMap tensors = all_tensors(weights.value());
    tensors["model_ema.decay"] = at::ones({});
    tensors["cond_stage_model.transformer.text_model.embeddings.position_ids"] =
        at::arange(77).view({1, 77});
    QVERIFY(write_tensors(path("with-more.safetensors"), tensors, weights.value().metadata()));
    const auto report = convert_model(request_for(path("with-more.safetensors"), path("model")));
    QVERIFY(report);
    QCOMPARE(report.value().notices.size(), std::size_t{1});
    const QString notice = QString::fromStdString(report.value().notices.front());
    QVERIFY2(notice.startsWith("2 tensors") && notice.contains("model_ema.decay"),
             qPrintable(notice));
    QCOMPARE(report.value().tensors, std::size_t{686 + 240 + 52});
}

void ConversionTest::a_vae_goes_both_ways()
{
    const auto folder = test_data("tiny-sd15") / "vae";
    QVERIFY(convert(folder, path("vae.safetensors")));
    const auto original = Weights::open(path("vae.safetensors"));
    QVERIFY(original && original.value().contains("encoder.mid.attn_1.q.weight"));
    QCOMPARE(original.value().shape("encoder.mid.attn_1.q.weight").size(), std::size_t{4});
    QVERIFY(convert(path("vae.safetensors"), path("vae")));
    QCOMPARE(difference(path("vae/diffusion_pytorch_model.safetensors"),
                        folder / "diffusion_pytorch_model.safetensors"),
             std::string());
    QVERIFY(convert(path("vae.safetensors"), path("names.safetensors"), "diffusers"));
    QCOMPARE(difference(path("names.safetensors"), folder / "diffusion_pytorch_model.safetensors"),
             std::string());
}

void ConversionTest::a_motion_module_goes_both_ways_data()
{
    QTest::addColumn<QString>("file");
    for (const char* file : {"mm-v1.safetensors", "mm-v2.safetensors", "mm-v3.safetensors"})
        QTest::newRow(file) << file;
}

void ConversionTest::a_motion_module_goes_both_ways()
{
    QFETCH(QString, file);
    const fs::path original = test_data(file.toStdString());
    QVERIFY(convert(original, path("adapter")));
    if (file == "mm-v2.safetensors") {
        QCOMPARE(difference(path("adapter/diffusion_pytorch_model.safetensors"),
                            test_data("mm-v2-diffusers/diffusion_pytorch_model.safetensors")),
                 std::string());
        auto expected = json_in(test_data("mm-v2-diffusers/config.json"));
        for (const auto& [key, value] : json_in(path("adapter/config.json")).items())
            QVERIFY2(expected[key] == value, key.c_str());
    }
    QVERIFY(convert(path("adapter"), path("back.safetensors")));
    QCOMPARE(difference(path("back.safetensors"), original), std::string());
    const auto made = open_motion(path("adapter")), known = open_motion(original);
    QVERIFY(made && known);
    QVERIFY(made.value().config == known.value().config);

    QVERIFY(convert(original, path("names.safetensors"), "diffusers"));
    QCOMPARE(
        difference(path("names.safetensors"), path("adapter/diffusion_pytorch_model.safetensors")),
        std::string());
}

void ConversionTest::position_tables_that_differ_are_refused()
{
    const auto weights = Weights::open(test_data("mm-v3.safetensors"));
    QVERIFY(weights);
    TensorMap tensors = all_tensors(weights.value());
    const std::string name = "down_blocks.0.motion_modules.0.temporal_transformer."
                             "transformer_blocks.0.attention_blocks.1.pos_encoder.pe";
    tensors[name] = tensors.at(name) + 1;
    QVERIFY(write_tensors(path("odd.safetensors"), tensors));
    const auto report = convert_model(request_for(path("odd.safetensors"), path("adapter")));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::unsupported_format);
    QVERIFY(report.error().message.find("which differ") != std::string::npos);
}

void ConversionTest::a_lora_comes_back_bit_by_bit_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("back");
    QTest::addColumn<QString>("example");
    QTest::newRow("kohya") << "kohya.safetensors"
                           << "diffusers"
                           << "original"
                           << "text_encoder.text_model.encoder.layers.0.mlp.fc1.lora_A.weight";
    QTest::newRow("LoCon") << "locon.safetensors"
                           << "diffusers"
                           << "original"
                           << "unet.down_blocks.0.downsamplers.0.conv.lora_B.weight";
    QTest::newRow("LoHa") << "loha.safetensors"
                          << "original"
                          << "original"
                          << "";
    QTest::newRow("PEFT") << "peft.safetensors"
                          << "original"
                          << "diffusers"
                          << "lora_te_text_model_encoder_layers_0_self_attn_q_proj.lora_up.weight";
    QTest::newRow("official MotionLoRA")
        << "motion-original.ckpt"
        << "diffusers"
        << "original"
        << "unet.mid_block.motion_modules.0.transformer_blocks.0.attn2.processor.to_out_lora.up."
           "weight";
    QTest::newRow("MotionLoRA of diffusers")
        << "motion-diffusers.safetensors"
        << "original"
        << "diffusers"
        << "mid_block.motion_modules.0.temporal_transformer.transformer_blocks.0.attention_blocks."
           "1.processor.to_out_lora.up.weight";
}

void ConversionTest::a_lora_comes_back_bit_by_bit()
{
    QFETCH(QString, file);
    QFETCH(QString, there);
    QFETCH(QString, back);
    QFETCH(QString, example);
    const fs::path lora = test_data("lora/" + file.toStdString());
    QVERIFY(convert(lora, path("there.safetensors"), there));
    const auto made = Weights::open(path("there.safetensors"));
    QVERIFY(made && (example.isEmpty() || made.value().contains(example.toStdString())));
    QVERIFY(convert(path("there.safetensors"), path("back.safetensors"), back));
    QCOMPARE(difference(path("back.safetensors"), lora), std::string());
}

void ConversionTest::a_converted_lora_changes_the_same_weights_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("layout");
    QTest::newRow("kohya") << "kohya.safetensors"
                           << "diffusers";
    QTest::newRow("PEFT") << "peft.safetensors"
                          << "original";
    QTest::newRow("MotionLoRA") << "motion-diffusers.safetensors"
                                << "original";
}

void ConversionTest::a_converted_lora_changes_the_same_weights()
{
    QFETCH(QString, file);
    QFETCH(QString, layout);
    const fs::path lora_file = test_data("lora/" + file.toStdString());
    QVERIFY(convert(lora_file, path("converted.safetensors"), layout));
    std::vector<TensorMap> weights;
    for (const fs::path& used : {lora_file, path("converted.safetensors")}) {
        GenerationRequest request = adapted_request();
        request.loras = {{used, 0.7, 0.7}};
        ModelCache cache(WeightForm::plain);
        const auto files = open_model_files(request);
        QVERIFY(files);
        const auto models = cache.load(files.value(), fp32_on_processor());
        QVERIFY(models);
        weights.push_back(weights_of(models.value()));
    }
    QCOMPARE(differing(weights[0], weights[1]), 0);
}

void ConversionTest::ranks_and_alphas_are_written_for_peft()
{
    QVERIFY(convert(test_data("lora/locon.safetensors"), path("peft.safetensors"), "diffusers"));
    const auto made = Weights::open(path("peft.safetensors"));
    QVERIFY(made);
    const auto config = nlohmann::json::parse(made.value().metadata().at("lora_adapter_metadata"));
    const double usual = config["unet.lora_alpha"];
    const auto alpha_of = [&](const std::string& layer) {
        return config["unet.alpha_pattern"].value(layer, usual);
    };
    QVERIFY(config["unet.r"] == 2);
    QCOMPARE(alpha_of("down_blocks.0.downsamplers.0.conv"), 0.5);
    QCOMPARE(alpha_of("up_blocks.1.attentions.0.transformer_blocks.0.attn1.to_q"), 2.0);
    QVERIFY(!config.contains("text_encoder.r"));
    QCOMPARE(made.value().metadata().at("ss_network_module"), std::string("lycoris.kohya"));
}

void ConversionTest::a_pickle_keeps_its_names()
{
    const fs::path pickle = test_data("lora/motion-original.ckpt");
    QVERIFY(convert(pickle, path("same.safetensors")));
    QCOMPARE(difference(path("same.safetensors"), pickle), std::string());
}

void ConversionTest::numbers_are_halved_where_they_fit()
{
    QVERIFY(write_tensors(path("full.safetensors"), {{"small", at::full({3}, 1.5F)},
                                                     {"large", at::full({3}, 1e6F)},
                                                     {"brain", at::full({2}, 2, at::kBFloat16)},
                                                     {"whole", at::arange(3, at::kLong)},
                                                     {"broken", at::full({1}, NAN)}}));
    ConversionRequest request = request_for(path("full.safetensors"), path("half.safetensors"));
    request.half = true;
    const auto report = convert_model(request);
    QVERIFY(report);
    const auto made = Weights::open(path("half.safetensors"));
    QVERIFY(made);
    QVERIFY(at::equal(made.value().view("small"), at::full({3}, 1.5, at::kHalf)));
    QVERIFY(at::equal(made.value().view("brain"), at::full({2}, 2, at::kHalf)));
    QVERIFY(at::equal(made.value().view("large"), at::full({3}, 1e6F)));
    QVERIFY(at::equal(made.value().view("whole"), at::arange(3, at::kLong)));
    QVERIFY(made.value().view("broken").isnan().all().item<bool>());
    QCOMPARE(report.value().notices.size(), std::size_t{1});
    QVERIFY(report.value().notices.front().starts_with("One tensor, large, kept"));
}

void ConversionTest::a_request_that_cannot_be_met_is_refused_data()
{
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("output");
    QTest::addColumn<QString>("layout");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    const auto add = [](const char* name, const char* input, const char* output, const char* layout,
                        ErrorCode code, const char* says) {
        QTest::newRow(name) << input << output << layout << static_cast<int>(code) << says;
    };
    constexpr auto request = ErrorCode::invalid_request, format = ErrorCode::unsupported_format;
    add("no input", "absent.safetensors", "out", "", ErrorCode::not_found, "does not exist");
    add("exists", "mm-v3.safetensors", "taken", "", request, "exists already");
    add("a pickle", "mm-v3.safetensors", "out.ckpt", "", request, "would be a pickle");
    add("open what to make", "mm-v3.safetensors", "out.safetensors", "", request,
        "say --to original, --to diffusers or --half");
    add("nothing to do", "odd/controlnet.safetensors", "out.safetensors", "", request,
        "only --half would change it");
    add("one layout", "odd/upscaler-esrgan.pth", "out.safetensors", "diffusers", request,
        "one layout only");
    add("a folder of another kind", "odd/upscaler-esrgan.pth", "out", "", request,
        "one layout only");
    add("a LoRA as a folder", "lora/kohya.safetensors", "out", "", request, "which is one file");
    add("original folder", "mm-v3.safetensors", "out", "original", request,
        "must end in .safetensors");
    add("checkpoint of diffusers in a file", "tiny-sd15.safetensors", "out.safetensors",
        "diffusers", request, "in diffusers' layout is a folder");
    add("LoHa for diffusers", "lora/loha.safetensors", "out.safetensors", "diffusers", format,
        "cannot hold");
    add("LoKr for diffusers", "lora/lokr.safetensors", "out.safetensors", "diffusers", format,
        "cannot hold");
    add("damaged", "odd/truncated.safetensors", "out.safetensors", "", ErrorCode::corrupt,
        "is cut off");
    add("hostile", "odd/hostile.ckpt", "out.safetensors", "", format, "posix.system");
}

void ConversionTest::a_request_that_cannot_be_met_is_refused()
{
    QFETCH(QString, input);
    QFETCH(QString, output);
    QFETCH(QString, layout);
    QFETCH(int, code);
    QFETCH(QString, says);
    QVERIFY(fs::create_directory(path("taken")));
    ConversionRequest request =
        request_for(test_data(input.toStdString()), path(output.toStdString()));
    request.layout = layout_of(layout);
    const auto report = convert_model(request);
    QVERIFY(!report);
    const QString message = QString::fromStdString(report.error().message);
    QVERIFY2(message.contains(says), qPrintable(message));
    QCOMPARE(static_cast<int>(report.error().code), code);
    QVERIFY(output == "taken" || !fs::exists(path(output.toStdString())));
}

void ConversionTest::an_older_folder_is_replaced_and_a_foreign_file_is_not()
{
    ConversionRequest request = request_for(test_data("tiny-sd15.safetensors"), path("model"));
    QVERIFY(convert_model(request));
    request.overwrite = true;
    QVERIFY(convert_model(request));
    std::ofstream(path("model/unet/notes.txt")) << "mine";
    const auto report = convert_model(request);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::invalid_request);
    QVERIFY(report.error().message.find("unet/notes.txt") != std::string::npos);
    QVERIFY(fs::exists(path("model/unet/notes.txt")));
    request.output = request.input;
    QVERIFY(!convert_model(request));
}

void ConversionTest::nothing_is_left_of_a_conversion_that_was_stopped()
{
    for (const char* output : {"model", "model.safetensors"}) {
        const fs::path input =
            test_data(std::string(output) == "model" ? "tiny-sd15.safetensors" : "tiny-sd15");
        std::uint64_t reached = 0;
        const auto report = convert_model(request_for(input, path(output)),
                                          [&reached](std::uint64_t done, std::uint64_t all) {
                                              reached = done;
                                              return done < all / 2;
                                          });
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::cancelled);
        QVERIFY(reached > 0);
        QVERIFY(fs::is_empty(path_of(*m_folder)));
    }
}

void ConversionTest::every_layer_is_in_the_table()
{
    const auto checkpoint = Checkpoint::open(test_data("tiny-sd15"));
    const auto motion = open_motion(test_data("mm-v2.safetensors"));
    QVERIFY(checkpoint && motion);
    for (const Weights* weights :
         {&checkpoint.value().unet_weights, &checkpoint.value().text_encoder.weights,
          &motion.value().weights})
        for (const std::string& name : weights->names()) {
            const std::string layer = name.substr(0, name.rfind('.'));
            for (const std::string& spelling : spellings(layer)) {
                const auto found = sd15_layers().find(spelling);
                QVERIFY2(found != sd15_layers().end() && found->second == layer, name.c_str());
            }
        }
}

QTEST_GUILESS_MAIN(ConversionTest)
#include "conversion_test.moc"
