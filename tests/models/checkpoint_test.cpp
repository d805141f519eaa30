// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkpoint.h"

#include <QTest>
#include <fstream>

#include "models/unet.h"
#include "tensor_files.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

const char* unet_file = "unet/diffusion_pytorch_model.safetensors";
const char* vae_file = "vae/diffusion_pytorch_model.safetensors";
const char* text_file = "text_encoder/model.safetensors";

void write_text(const fs::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

// Empty where the two are the same, else the name of the first tensor that differs.
std::string first_difference(const Weights& first, const Weights& second)
{
    if (first.names() != second.names())
        return "(the names)";
    for (const std::string& name : first.names())
        if (!has_equal_bits(first.view(name), second.view(name)))
            return name;
    return {};
}

std::string first_difference(const Checkpoint& first, const Checkpoint& second)
{
    return first_difference(first.unet_weights, second.unet_weights)
           + first_difference(first.text_encoder.weights, second.text_encoder.weights)
           + first_difference(first.vae.weights, second.vae.weights);
}

const char* message_of(const Result<Checkpoint>& checkpoint)
{
    return checkpoint ? "" : checkpoint.error().message.c_str();
}

}  // namespace

class CheckpointTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void folder_has_the_dimensions_of_its_config();
    void single_file_and_folder_are_the_same();
    void weights_fill_the_networks_completely();
    void fp16_variant_is_found();
    void sharded_unet_is_found();
    void old_attention_names_are_understood();
    void text_encoder_without_wrapper_is_understood();
    void single_file_without_wrapper_is_understood();
    void heads_follow_the_width_where_the_file_says_nothing();
    void schedule_motion_module_and_settings_travel_along();
    void a_vae_opens_from_every_place_data();
    void a_vae_opens_from_every_place();

private:
    // Renames the tensors of a file in the copied folder.
    void rename_tensors(const char* file, const Weights::Rename& rename) const;

    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;  // A copy of tiny-sd15 that a test may change.
};

void CheckpointTest::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder = path_of(*m_temporary) / "model";
    fs::copy(test_data("tiny-sd15"), m_folder, fs::copy_options::recursive);
}

void CheckpointTest::rename_tensors(const char* file, const Weights::Rename& rename) const
{
    const auto weights = Weights::open(m_folder / file);
    QVERIFY(weights.has_value());
    TensorMap tensors;
    for (const auto& [name, tensor] : all_tensors(weights.value().renamed(rename)))
        tensors.emplace(name, tensor.clone());
    QVERIFY(write_tensors(m_folder / file, tensors).has_value());
}

void CheckpointTest::folder_has_the_dimensions_of_its_config()
{
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY2(checkpoint.has_value(), message_of(checkpoint));
    const Checkpoint& value = checkpoint.value();
    const UNetConfig unet{.block_out_channels = {32, 64, 32, 32}, .cross_attention_dim = 16};
    QVERIFY(value.unet_config == unet);
    const TextEncoderConfig text{.width = 16, .intermediate_size = 64, .layers = 3, .heads = 4};
    QVERIFY(value.text_encoder.config == text);
    QVERIFY((value.vae.config == VaeConfig{.block_out_channels = {32, 32, 32, 32}}));
    QCOMPARE(value.native_latent_size, int64_t{8});
    QVERIFY(value.schedule == TrainedSchedule{});
    QVERIFY(!value.motion_module && !value.settings);
}

void CheckpointTest::single_file_and_folder_are_the_same()
{
    const auto folder = Checkpoint::open(m_folder);
    const auto single = Checkpoint::open(test_data("tiny-sd15.safetensors"));
    QVERIFY2(folder.has_value(), message_of(folder));
    QVERIFY2(single.has_value(), message_of(single));
    QCOMPARE(first_difference(folder.value(), single.value()), std::string());
    QVERIFY(folder.value().unet_config == single.value().unet_config);
    QVERIFY(folder.value().vae.config == single.value().vae.config);
    QVERIFY(folder.value().text_encoder.config == single.value().text_encoder.config);
    QCOMPARE(single.value().unet_weights.size(), std::size_t{686});
    QCOMPARE(single.value().vae.weights.size(), std::size_t{240});
}

void CheckpointTest::weights_fill_the_networks_completely()
{
    const auto checkpoint = Checkpoint::open(test_data("tiny-sd15.safetensors"));
    QVERIFY2(checkpoint.has_value(), message_of(checkpoint));
    UNet unet(checkpoint.value().unet_config, at::TensorOptions(at::kFloat));
    std::vector<std::string> unused;
    const auto loaded = load_parameters(unet, checkpoint.value().unet_weights, "UNet", &unused);
    QVERIFY2(loaded.has_value(), loaded ? "" : loaded.error().message.c_str());
    QVERIFY(unused.empty());
}

void CheckpointTest::fp16_variant_is_found()
{
    for (const char* file : {unet_file, vae_file, text_file}) {
        fs::path renamed = m_folder / file;
        renamed.replace_extension(".fp16.safetensors");
        fs::rename(m_folder / file, renamed);
    }
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY2(checkpoint.has_value(), message_of(checkpoint));
    QCOMPARE(first_difference(checkpoint.value(), Checkpoint::open(test_data("tiny-sd15")).value()),
             std::string());
}

void CheckpointTest::sharded_unet_is_found()
{
    TensorMap shards[2];
    std::string map;
    {
        const auto weights = Weights::open(m_folder / unet_file);
        QVERIFY(weights.has_value());
        for (const auto& [name, tensor] : all_tensors(weights.value())) {
            const int shard = name < "mid" ? 0 : 1;
            shards[shard].emplace(name, tensor);
            map += (map.empty() ? "\"" : ", \"") + name + "\": \"part-" + std::to_string(shard)
                   + ".safetensors\"";
        }
    }
    for (int i = 0; i < 2; ++i)
        QVERIFY(write_tensors(m_folder / "unet" / ("part-" + std::to_string(i) + ".safetensors"),
                              shards[i])
                    .has_value());
    fs::remove(m_folder / unet_file);
    write_text(m_folder / "unet/diffusion_pytorch_model.safetensors.index.json",
               "{\"weight_map\": {" + map + "}}");
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY2(checkpoint.has_value(), message_of(checkpoint));
    QCOMPARE(first_difference(checkpoint.value(), Checkpoint::open(test_data("tiny-sd15")).value()),
             std::string());
}

void CheckpointTest::old_attention_names_are_understood()
{
    int renamed = 0;
    rename_tensors(vae_file, [&renamed](const std::string& name) {
        std::string old = name;
        for (const auto& [from, to] :
             std::map<std::string, std::string>{{".to_q.", ".query."},
                                                {".to_k.", ".key."},
                                                {".to_v.", ".value."},
                                                {".to_out.0.", ".proj_attn."}})
            if (const auto at = old.find(from); at != std::string::npos) {
                old.replace(at, from.size(), to);
                ++renamed;
            }
        return std::optional(old);
    });
    QCOMPARE(renamed, 16);
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY2(checkpoint.has_value(), message_of(checkpoint));
    QCOMPARE(first_difference(checkpoint.value(), Checkpoint::open(test_data("tiny-sd15")).value()),
             std::string());
}

void CheckpointTest::text_encoder_without_wrapper_is_understood()
{
    rename_tensors(text_file, [](const std::string& name) {
        return std::optional(name.substr(std::string("text_model.").size()));
    });
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY2(checkpoint.has_value(), message_of(checkpoint));
    QCOMPARE(first_difference(checkpoint.value(), Checkpoint::open(test_data("tiny-sd15")).value()),
             std::string());
}

void CheckpointTest::single_file_without_wrapper_is_understood()
{
    const auto file = path_of(*m_temporary) / "old-merge.safetensors";
    const auto single = Weights::open(test_data("tiny-sd15.safetensors"));
    QVERIFY(single.has_value());
    auto tensors = all_tensors(single.value().renamed([](const std::string& name) {
        const std::string wrapper = ".transformer.text_model.";
        std::string old = name;
        if (const auto at = old.find(wrapper); at != std::string::npos)
            old.replace(at, wrapper.size(), ".transformer.");
        return std::optional(old);
    }));
    tensors.emplace("cond_stage_model.transformer.embeddings.position_ids",
                    at::arange(77).view({1, 77}));
    tensors.emplace("alphas_cumprod", at::zeros(1000, at::kDouble));
    QVERIFY(write_tensors(file, tensors, single.value().metadata()).has_value());
    const auto checkpoint = Checkpoint::open(file);
    QVERIFY2(checkpoint.has_value(), message_of(checkpoint));
    QCOMPARE(first_difference(checkpoint.value(), Checkpoint::open(test_data("tiny-sd15")).value()),
             std::string());
}

void CheckpointTest::heads_follow_the_width_where_the_file_says_nothing()
{
    TensorShapes tensors{{"text_model.embeddings.token_embedding.weight", {49408, 768}},
                         {"text_model.embeddings.position_embedding.weight", {77, 768}},
                         {"text_model.encoder.layers.0.mlp.fc1.weight", {3072, 768}}};
    QCOMPARE(text_encoder_config(tensors, "a", {}).value().heads, int64_t{12});
    const std::string key = "text_encoder.num_attention_heads";
    QCOMPARE(text_encoder_config(tensors, "a", {{key, "4"}}).value().heads, int64_t{4});
    QVERIFY(!text_encoder_config(tensors, "a", {{key, "5"}}));
    QVERIFY(!text_encoder_config(tensors, "a", {{key, "-4"}}));
}

void CheckpointTest::schedule_motion_module_and_settings_travel_along()
{
    write_text(m_folder / "scheduler/scheduler_config.json",
               R"({"prediction_type": "v_prediction", "beta_schedule": "linear",
                   "beta_start": 0.001, "beta_end": 0.02, "rescale_betas_zero_snr": true})");
    write_text(m_folder / "flipbook.json", "{}");
    fs::create_directory(m_folder / "motion_adapter");
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY2(checkpoint.has_value(), message_of(checkpoint));
    const TrainedSchedule expected{.prediction_type = "v_prediction",
                                   .beta_schedule = "linear",
                                   .beta_start = 0.001,
                                   .beta_end = 0.02,
                                   .rescale_betas_zero_snr = true};
    QVERIFY(checkpoint.value().schedule == expected);
    QVERIFY(checkpoint.value().motion_module == m_folder / "motion_adapter");
    QVERIFY(checkpoint.value().settings == m_folder / "flipbook.json");
}

void CheckpointTest::a_vae_opens_from_every_place_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("model's folder") << "tiny-sd15";
    QTest::newRow("folder vae/") << "tiny-sd15/vae";
    QTest::newRow("file") << "tiny-sd15/vae/diffusion_pytorch_model.safetensors";
    QTest::newRow("single-file checkpoint") << "tiny-sd15.safetensors";
}

void CheckpointTest::a_vae_opens_from_every_place()
{
    QFETCH(QString, path);
    const auto vae = open_vae(test_data(path.toStdString()));
    QVERIFY2(vae.has_value(), vae ? "" : vae.error().message.c_str());
    QCOMPARE(vae.value().weights.size(), std::size_t{240});
    QVERIFY(!open_vae(test_data("mm-v3.safetensors")));
    QVERIFY(!open_vae(test_data("absent.safetensors")));
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::CheckpointTest)
#include "checkpoint_test.moc"
