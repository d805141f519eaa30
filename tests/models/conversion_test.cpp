// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/conversion.h"

#include "models/torch.h"

#include <QTest>
#include <fstream>

#include "conversion_sample.h"
#include "core/clip_tokenizer.h"
#include "models/checkpoint.h"
#include "models/motion_weights.h"
#include "tensor_files.h"

using namespace flipbook;

namespace {

namespace fs = std::filesystem;

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
    void a_pickle_keeps_its_names();
    void numbers_are_halved_where_they_fit();
    void a_request_that_cannot_be_met_is_refused_data();
    void a_request_that_cannot_be_met_is_refused();
    void an_older_folder_is_replaced_and_a_foreign_file_is_not();
    void nothing_is_left_of_a_conversion_that_was_stopped();

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
    const auto tokenizer = ClipTokenizer::open(path("model/tokenizer"));
    QVERIFY(tokenizer);
    QVERIFY(tokenizer.value().encode("A LIGHTHOUSE, (storm)")
            == ClipTokenizer().encode("A LIGHTHOUSE, (storm)"));
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
        const auto expected = json_in(test_data("mm-v2-diffusers/config.json"));
        const auto config = json_in(path("adapter/config.json"));
        QVERIFY(config.size() > 5);
        for (const auto& [key, value] : config.items())
            QVERIFY2(expected.value(key, nlohmann::json()) == value, key.c_str());
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

QTEST_GUILESS_MAIN(ConversionTest)
#include "conversion_test.moc"
