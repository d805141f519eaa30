// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/motion_weights.h"

#include <QTest>
#include <fstream>

#include "tensor_files.h"

namespace flipbook {

class MotionWeightsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void version_and_shape_are_read_from_the_file_data();
    void version_and_shape_are_read_from_the_file();
    void original_file_and_adapter_folder_are_the_same();
    void adapter_config_adds_heads_and_frames();
    void files_of_other_kinds_are_named_data();
    void files_of_other_kinds_are_named();
    void a_module_of_other_channels_does_not_fit();
};

void MotionWeightsTest::version_and_shape_are_read_from_the_file_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("version");
    QTest::addColumn<bool>("has_mid_block");
    QTest::addColumn<int>("max_frames");
    QTest::addColumn<int>("tensors");
    const auto add = [](const char* path, MotionVersion version, bool mid, int frames,
                        int tensors) {
        QTest::newRow(path) << path << static_cast<int>(version) << mid << frames << tensors;
    };
    add("mm-v1.safetensors", MotionVersion::v1, false, 24, 520);
    add("mm-v2.safetensors", MotionVersion::v2, true, 32, 546);
    add("mm-v3.safetensors", MotionVersion::v3, false, 32, 520);
    add("mm-v2-diffusers", MotionVersion::v2, true, 32, 546);
    add("mm-v2-diffusers/diffusion_pytorch_model.safetensors", MotionVersion::v2, true, 32, 546);
}

void MotionWeightsTest::version_and_shape_are_read_from_the_file()
{
    QFETCH(QString, path);
    QFETCH(int, version);
    QFETCH(bool, has_mid_block);
    QFETCH(int, max_frames);
    QFETCH(int, tensors);
    const auto motion = open_motion(test_data(path.toStdString()));
    QVERIFY2(motion.has_value(), motion ? "" : motion.error().message.c_str());
    const MotionModuleConfig& config = motion.value().config;
    QCOMPARE(static_cast<int>(config.version), version);
    QCOMPARE(config.has_mid_block, has_mid_block);
    QCOMPARE(config.max_frames, int64_t{max_frames});
    QCOMPARE(config.attentions_per_block, int64_t{2});
    QCOMPARE(config.layers_per_block, int64_t{2});
    QVERIFY(config.block_out_channels == (std::vector<int64_t>{32, 64, 32, 32}));
    QCOMPARE(static_cast<int>(motion.value().weights.size()), tensors);
}

void MotionWeightsTest::original_file_and_adapter_folder_are_the_same()
{
    const auto original = open_motion(test_data("mm-v2.safetensors"));
    const auto folder = open_motion(test_data("mm-v2-diffusers"));
    QVERIFY(original && folder);
    QVERIFY(original.value().config == folder.value().config);
    QVERIFY(original.value().weights.names() == folder.value().weights.names());
    for (const std::string& name : original.value().weights.names())
        QVERIFY2(
            has_equal_bits(original.value().weights.view(name), folder.value().weights.view(name)),
            name.c_str());
}

void MotionWeightsTest::adapter_config_adds_heads_and_frames()
{
    const QTemporaryDir temporary;
    const auto file = path_of(temporary) / "config.json";
    std::ofstream(file) << R"({"motion_num_attention_heads": 4, "motion_max_seq_length": 64,
                               "motion_norm_num_groups": 16})";
    MotionModuleConfig config;
    QVERIFY(apply_config_file(file, config).has_value());
    QCOMPARE(config.heads, int64_t{4});
    QCOMPARE(config.max_frames, int64_t{64});
    QCOMPARE(config.norm_groups, int64_t{16});
}

void MotionWeightsTest::files_of_other_kinds_are_named_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("word");
    const QString motion = "down_blocks.3.motion_modules.0.temporal_transformer.norm.weight";
    QTest::newRow("SparseCtrl") << QStringList{motion, "controlnet_cond_embedding.weight"}
                                << "SparseCtrl";
    QTest::newRow("SDXL") << QStringList{"down_blocks.2.motion_modules.0.norm.weight"} << "SDXL";
    QTest::newRow("HotshotXL") << QStringList{"down_blocks.0.temporal_attentions.0.norm.weight"}
                               << "HotshotXL";
    QTest::newRow("MotionLoRA") << QStringList{"down_blocks.0.motion_modules.0.to_q_lora.up.weight"}
                                << "MotionLoRA";
    QTest::newRow("incomplete") << QStringList{motion} << "down_blocks.0.motion_modules.0";
    QTest::newRow("checkpoint") << QStringList{"model.diffusion_model.out.2.bias"}
                                << "an SD 1.5 checkpoint";
}

void MotionWeightsTest::files_of_other_kinds_are_named()
{
    QFETCH(QStringList, names);
    QFETCH(QString, word);
    const QTemporaryDir temporary;
    const auto file = path_of(temporary) / "odd.safetensors";
    TensorMap tensors;
    for (const QString& name : names)
        tensors.emplace(name.toStdString(), at::zeros({4}));
    QVERIFY(write_tensors(file, tensors).has_value());
    const auto motion = open_motion(file);
    QVERIFY(!motion);
    QCOMPARE(motion.error().code, ErrorCode::unsupported_format);
    const QString message = QString::fromStdString(motion.error().message);
    QVERIFY2(message.contains(word) && message.contains("odd.safetensors"), qPrintable(message));
}

void MotionWeightsTest::a_module_of_other_channels_does_not_fit()
{
    auto motion = open_motion(test_data("mm-v3.safetensors"));
    auto checkpoint = Checkpoint::open(test_data("tiny-sd15.safetensors"));
    QVERIFY(motion && checkpoint);
    QVERIFY(check_motion_fits(motion.value(), checkpoint.value()).has_value());
    checkpoint.value().unet_config.block_out_channels = {320, 640, 1280, 1280};
    const auto outcome = check_motion_fits(motion.value(), checkpoint.value());
    QVERIFY(!outcome);
    const QString message = QString::fromStdString(outcome.error().message);
    for (const char* part : {"mm-v3.safetensors", "tiny-sd15.safetensors", "[32, 64, 32, 32]",
                             "[320, 640, 1280, 1280]"})
        QVERIFY2(message.contains(part), qPrintable(message));
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::MotionWeightsTest)
#include "motion_weights_test.moc"
