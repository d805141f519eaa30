// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>

#include <QTest>
#include <cmath>

#include "adapter_sample.h"
#include "models/unet.h"

using namespace flipbook;

namespace {

struct Case {
    const char* file;
    std::size_t unet, text, motion;  // Layers that the file changes.
};

const Case cases[] = {
    {"kohya.safetensors", 192, 18, 0},   {"locon.safetensors", 122, 0, 0},
    {"peft.safetensors", 128, 12, 0},    {"loha.safetensors", 30, 0, 0},
    {"lokr.safetensors", 30, 0, 0},      {"motion-diffusers.safetensors", 0, 0, 168},
    {"motion-original.ckpt", 0, 0, 168},
};

}  // namespace

// Files of weight changes, against other implementations' merged weights and outputs.
class AdapterTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Networks this small lose more time to waiting for each other's threads than they take.
    void initTestCase() { at::set_num_threads(1); }
    void merged_weights_and_outputs_are_the_fixtures_data();
    void merged_weights_and_outputs_are_the_fixtures();
    void ten_changes_of_strength_leave_the_files_weights();
    void packed_networks_change_alike();
    void stacked_adapters_add_up();
    void unet_and_text_have_strengths_of_their_own();
    void a_reduced_precision_is_rounded_once();
    void a_motion_lora_of_another_version_says_how_much_applies();
    void a_motion_lora_of_other_layers_alone_is_refused();
    void the_old_form_of_a_pickle_changes_the_same();
    void an_alpha_in_the_metadata_counts();
    void what_does_not_fit_is_named_data();
    void what_does_not_fit_is_named();
};

void AdapterTest::merged_weights_and_outputs_are_the_fixtures_data()
{
    QTest::addColumn<int>("index");
    for (int index = 0; const Case& one : cases)
        QTest::newRow(one.file) << index++;
}

void AdapterTest::merged_weights_and_outputs_are_the_fixtures()
{
    const at::NoGradGuard no_grad;
    QFETCH(const int, index);
    const Case& one = cases[index];
    const std::string file = one.file;
    auto request = adapted_request();
    request.loras = {lora(file, 0.7)};
    const auto files = open_model_files(request);
    QVERIFY2(files, files ? "" : files.error().message.c_str());
    const Adapter& adapter = *files.value().adapters.front().adapter;
    QCOMPARE(adapter.layers_of(AdaptedPart::unet).size(), one.unet);
    QCOMPARE(adapter.layers_of(AdaptedPart::text_encoder).size(), one.text);
    QCOMPARE(adapter.layers_of(AdaptedPart::motion_module).size(), one.motion);
    QVERIFY(files.value().notices.empty());

    ModelCache cache(WeightForm::plain);
    const auto models = cache.load(files.value(), fp32_on_processor());
    QVERIFY(models);
    const auto weights = weights_of(models.value());
    const auto expected = Weights::open(test_data("expected/lora.safetensors"));
    QVERIFY(expected);
    const Weights& values = expected.value();
    int compared = 0;
    for (const std::string& name : values.names()) {
        if (!name.starts_with(file + "/") || name == file + "/out" || name == file + "/text")
            continue;
        const auto merged = weights.find(name.substr(file.size() + 1));
        QVERIFY2(merged != weights.end(), name.c_str());
        const auto stored = values.view(name);
        const double difference =
            relative_difference(merged->second, stored.view(merged->second.sizes()));
        QVERIFY2(difference < 1e-6,
                 qPrintable(QString("%1: %2").arg(name.c_str()).arg(difference)));
        ++compared;
    }
    QVERIFY(compared >= 2);

    NetworkContext context;
    context.frame_count = 4;
    context.norm_scopes = norm_scopes(NormPolicy::official, MotionVersion::v2);
    const UNet& unet = *models.value().unet;
    const auto output = unet.forward(values.view("x").transpose(1, 2).flatten(0, 1),
                                     values.view("t").to(at::kFloat),
                                     unet.prepare_text(values.view("text")), context);
    const auto video = output.unflatten(0, {-1, 4}).transpose(1, 2).contiguous();
    const double difference = relative_difference(video, values.view(file + "/out"));
    QVERIFY2(difference < 1e-4, qPrintable(QString::number(difference)));
    // The change is larger than the tolerance, so the file has been applied.
    QVERIFY(relative_difference(video, values.view("base")) > 1e-3);

    if (values.contains(file + "/text")) {
        const auto text = models.value().text_encoder->forward(values.view("ids").view({1, -1}))[0];
        QVERIFY(relative_difference(text, values.view(file + "/text")) < 1e-5);
        QVERIFY(relative_difference(text, values.view("base.text")) > 1e-3);
    }
}

void AdapterTest::ten_changes_of_strength_leave_the_files_weights()
{
    ModelCache cache(WeightForm::plain);
    auto request = adapted_request();
    const auto load = [&] {
        return cache.load(open_model_files(request).value(), fp32_on_processor()).value();
    };
    const auto unet = load().unet;
    const auto base = weights_of(load());
    TensorMap last;
    for (int change = 0; change < 10; ++change) {
        request.loras = {lora("kohya.safetensors", 0.3 * (change - 4.5)),
                         lora("locon.safetensors", change % 2)};
        request.motion_loras = {{test_data("lora/motion-diffusers.safetensors"), 0.1 * change}};
        const auto models = load();
        QVERIFY(models.unet == unet);  // Nothing was loaded anew.
        last = weights_of(models);
        QVERIFY(differing(base, last) >= 192 + 18);
    }
    // A network loaded anew has the same weights as one that has seen other strengths.
    const auto files = open_model_files(request);
    const auto anew =
        weights_of(ModelCache(WeightForm::plain).load(files.value(), fp32_on_processor()).value());
    QCOMPARE(differing(anew, last), 0);

    request.loras.clear();
    request.motion_loras.clear();
    QCOMPARE(differing(base, weights_of(load())), 0);
}

void AdapterTest::packed_networks_change_alike()
{
    const c10::InferenceMode inference;
    const auto output = [](const Models& models) {
        NetworkContext context;
        context.frame_count = 2;
        const auto text = models.unet->prepare_text(at::ones({1, 77, 16}));
        return models.unet->forward(at::ones({2, 4, 8, 8}), at::tensor({501.0}, at::kFloat), text,
                                    context);
    };
    ModelCache cache;
    auto request = adapted_request();
    at::Tensor last = at::zeros({1});
    for (const double strength : {0.0, 0.7, -0.4, 0.0}) {
        request.loras.clear();
        if (strength != 0)
            request.loras = {lora("kohya.safetensors", strength),
                             lora("locon.safetensors", strength)};
        request.motion_loras = {{test_data("lora/motion-diffusers.safetensors"), strength}};
        const auto files = open_model_files(request);
        const auto models = cache.load(files.value(), fp32_on_processor());
        QVERIFY(models);
        // What was not changed is there already, what was is still to be read.
        const auto loaded = cache.loaded_bytes(at::kCPU), whole = models.value().weight_bytes();
        QVERIFY(loaded > 0 && loaded < whole);
        const auto changed = output(models.value());
        QCOMPARE(cache.loaded_bytes(at::kCPU), whole);

        const auto plain = ModelCache(WeightForm::plain).load(files.value(), fp32_on_processor());
        pack_weights(*plain.value().unet);
        pack_weights(plain.value().motion_module->network());
        QVERIFY(at::equal(changed, output(plain.value())));
        QVERIFY(!at::equal(changed, last));
        last = changed;
    }
}

void AdapterTest::stacked_adapters_add_up()
{
    const auto weights = [](std::vector<AdapterOptions> loras) {
        auto request = adapted_request("");
        request.loras = std::move(loras);
        return weights_of(ModelCache(WeightForm::plain)
                              .load(open_model_files(request).value(), fp32_on_processor())
                              .value());
    };
    const auto base = weights({});
    const auto first = weights({lora("kohya.safetensors", 0.5)});
    const auto second = weights({lora("peft.safetensors", -0.8)});
    const auto both = weights({lora("kohya.safetensors", 0.5), lora("peft.safetensors", -0.8)});
    for (const auto& [name, tensor] : both) {
        const auto sum = first.at(name) + second.at(name) - base.at(name);
        QVERIFY2(relative_difference(tensor, sum) < 1e-5, name.c_str());
    }
    const auto twice = weights({lora("kohya.safetensors", 0.25), lora("kohya.safetensors", 0.25)});
    for (const auto& [name, tensor] : twice)
        QVERIFY2(relative_difference(tensor, first.at(name)) < 1e-5, name.c_str());
}

void AdapterTest::unet_and_text_have_strengths_of_their_own()
{
    const auto changed = [](double unet, double text) {
        auto request = adapted_request("");
        const auto weights = [&request] {
            return weights_of(ModelCache(WeightForm::plain)
                                  .load(open_model_files(request).value(), fp32_on_processor())
                                  .value());
        };
        const auto base = weights();
        request.loras = {{test_data("lora/kohya.safetensors"), unet, text}};
        return differing(base, weights());
    };
    QCOMPARE(changed(1.0, 0.0), 192);
    QCOMPARE(changed(0.0, 1.0), 18);
    QCOMPARE(changed(0.0, 0.0), 0);
}

void AdapterTest::a_reduced_precision_is_rounded_once()
{
    auto request = adapted_request("");
    request.loras = {lora("kohya.safetensors", 0.5), lora("locon.safetensors", 0.5)};
    const auto files = open_model_files(request);
    auto placement = fp32_on_processor();
    const auto exact =
        weights_of(ModelCache(WeightForm::plain).load(files.value(), placement).value());
    placement.dtype = at::kBFloat16;
    const auto rounded =
        weights_of(ModelCache(WeightForm::plain).load(files.value(), placement).value());
    for (const auto& [name, tensor] : rounded)
        QVERIFY2(has_equal_bits(tensor, exact.at(name).to(tensor.scalar_type())), name.c_str());
}

void AdapterTest::a_motion_lora_of_another_version_says_how_much_applies()
{
    auto request = adapted_request("mm-v3.safetensors");
    request.motion_loras = {{test_data("lora/motion-diffusers.safetensors"), 1.0}};
    const auto files = open_model_files(request);
    QVERIFY(files);
    QCOMPARE(files.value().notices.size(), 2U);
    const QString version = files.value().notices.back().c_str();
    QVERIFY2(version.contains("was made for v2 motion modules") && version.contains("mm-v3"),
             qPrintable(version));
    const QString notice = files.value().notices.front().c_str();
    QVERIFY2(notice.contains("motion-diffusers.safetensors applies in part, with 160 of its 168"
                             " layers; the models do not have mid_block_motion_modules_0_"),
             qPrintable(notice));
    QCOMPARE(notice.count(", "), 5);  // Five names.
    QVERIFY2(notice.endsWith(" and 3 more."), qPrintable(notice));
}

void AdapterTest::a_motion_lora_of_other_layers_alone_is_refused()
{
    const QTemporaryDir folder;
    const auto path = path_of(folder) / "middle.safetensors";
    const std::string layer = "mid_block.motion_modules.0.transformer_blocks.0.attn1.to_q.lora.";
    QVERIFY(write_tensors(path, {{layer + "up.weight", at::zeros({32, 2})},
                                 {layer + "down.weight", at::zeros({2, 32})}}));
    auto request = adapted_request("mm-v3.safetensors");
    request.motion_loras = {{path, 1.0}};
    const auto files = open_model_files(request);
    QVERIFY(!files);
    const QString message = files.error().message.c_str();
    QVERIFY2(
        message.contains("middle.safetensors is a LoRA for a motion module: none of its 1 layers")
            && message.contains("mm-v3.safetensors"),
        qPrintable(message));
}

void AdapterTest::the_old_form_of_a_pickle_changes_the_same()
{
    const auto weights = [](const char* file) {
        auto request = adapted_request();
        request.motion_loras = {{test_data(file), 0.7}};
        return weights_of(ModelCache(WeightForm::plain)
                              .load(open_model_files(request).value(), fp32_on_processor())
                              .value());
    };
    const auto zip = weights("lora/motion-original.ckpt");
    const auto old = weights("lora/motion-original-legacy.ckpt");
    int changed = 0;
    for (const auto& [name, tensor] : old)
        if (name.starts_with("motion/down_blocks.0."))
            changed += has_equal_bits(tensor, zip.at(name)) ? 1 : 0;
    QVERIFY(changed > 0);
    QCOMPARE(differing(old, zip), 168 - 16);  // Of down_blocks.0 alone the old file has 16.
}

// PEFT's config as diffusers writes it, against the same alphas as tensors: a usual one, one of a
// layer's own, those of another network, and rank-stabilised scaling.
void AdapterTest::an_alpha_in_the_metadata_counts()
{
    constexpr double usual = 3.0, own = 0.5, of_text = 1.5;
    const std::string layer = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.to_q";
    const std::string config = R"({"unet.lora_alpha": 3.0, "unet.use_rslora": true,
        "unet.alpha_pattern": {")"
                               + layer + R"(": 0.5}, "text_encoder.lora_alpha": 1.5})";

    const auto file = Weights::open(test_data("lora/peft.safetensors"));
    QVERIFY(file);
    const TensorMap plain = all_tensors(file.value());
    TensorMap with_tensors = plain;
    for (const auto& [name, tensor] : plain) {
        const auto end = name.find(".lora_A.weight");
        if (end == std::string::npos)
            continue;
        const std::string changed = name.substr(0, end);
        const double alpha = changed == "unet." + layer ? own : usual;
        const double root = std::sqrt(static_cast<double>(tensor.size(0)));
        with_tensors[changed + ".alpha"] =
            at::full({}, name.starts_with("unet.") ? alpha * root : of_text);
    }
    const QTemporaryDir folder;
    const auto path = path_of(folder) / "made.safetensors";
    const auto merged = [&path](const TensorMap& tensors, const std::string& said) {
        std::map<std::string, std::string> metadata;
        if (!said.empty())
            metadata["lora_adapter_metadata"] = said;
        auto request = adapted_request("");
        request.loras = {{path}};
        if (!write_tensors(path, tensors, metadata))
            return TensorMap();
        return weights_of(ModelCache(WeightForm::plain)
                              .load(open_model_files(request).value(), fp32_on_processor())
                              .value());
    };
    const auto without = merged(plain, "");
    const auto expected = merged(with_tensors, "");
    const auto weights = merged(plain, config);
    QCOMPARE(differing(without, weights), 128 + 12);
    for (const auto& [name, tensor] : weights)
        QVERIFY2(relative_difference(tensor, expected.at(name)) < 1e-6, name.c_str());
}

void AdapterTest::what_does_not_fit_is_named_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no LoRA") << "mm-v1.safetensors"
                             << "mm-v1.safetensors is an SD 1.5 motion module; a LoRA was needed.";
    QTest::newRow("not there") << "lora/none.safetensors"
                               << "none.safetensors does not exist.";
    QTest::newRow("another model")
        << "SDXL"
        << "made.safetensors is a LoRA for SDXL, which do not fit each other: choose one for SD 1.5";
    QTest::newRow("other names") << "names"
                                 << "is a LoRA: none of its 1 layers, such as \"elsewhere\", is in";
    QTest::newRow("another width")
        << "wide"
        << "\"down_blocks.0.attentions.0.transformer_blocks.0.attn2.to_k.weight\" has the shape "
           "[32, 48] where [32, 16] was needed; it was made for another model.";
    QTest::newRow("two ranks") << "ranks"
                               << "contradict each other.";
    QTest::newRow("OFT") << "oft"
                         << "a kind of change that is not known here";
}

void AdapterTest::what_does_not_fit_is_named()
{
    QFETCH(const QString, file);
    QFETCH(const QString, sentence);
    const std::string attention =
        "lora_unet_down_blocks_0_attentions_0_transformer_blocks_0_attn2_to_k";
    const std::map<QString, TensorMap> made = {
        {"SDXL",
         {{"lora_te2_text_model_encoder_layers_0_mlp_fc1.lora_up.weight", at::zeros({8, 1})},
          {"lora_te2_text_model_encoder_layers_0_mlp_fc1.lora_down.weight", at::zeros({1, 8})}}},
        {"wide",
         {{attention + ".lora_up.weight", at::zeros({32, 1})},
          {attention + ".lora_down.weight", at::zeros({1, 48})}}},
        {"names",
         {{"lora_unet_elsewhere.lora_up.weight", at::zeros({8, 1})},
          {"lora_unet_elsewhere.lora_down.weight", at::zeros({1, 8})}}},
        {"ranks",
         {{attention + ".lora_up.weight", at::zeros({32, 2})},
          {attention + ".lora_down.weight", at::zeros({1, 16})}}},
        {"oft", {{attention + ".oft_blocks", at::zeros({2, 16, 16})}}},
    };
    const QTemporaryDir folder;
    auto path = test_data(file.toStdString());
    if (const auto found = made.find(file); found != made.end()) {
        path = path_of(folder) / "made.safetensors";
        QVERIFY(write_tensors(path, found->second));
    }
    auto request = adapted_request();
    request.loras = {{path}};
    const auto files = open_model_files(request);
    QVERIFY(!files);
    const QString message = files.error().message.c_str();
    QVERIFY2(message.contains(sentence), qPrintable(message));
}

QTEST_APPLESS_MAIN(AdapterTest)
#include "adapter_test.moc"
