// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <fstream>

#include "models/checkpoint.h"
#include "tensor_files.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

const char* vae_file = "vae/diffusion_pytorch_model.safetensors";
const char* text_file = "text_encoder/model.safetensors";

void write_text(const fs::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary) << text;
}

const char* message_of(const Result<Checkpoint>& checkpoint)
{
    return checkpoint ? "" : checkpoint.error().message.c_str();
}

}  // namespace

// What the user is told of checkpoints that cannot be used.
class CheckpointErrorsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wrong_values_in_config_files_are_named_data();
    void wrong_values_in_config_files_are_named();
    void missing_parts_are_named_data();
    void missing_parts_are_named();
    void a_folder_may_have_pickles();
    void files_of_other_kinds_are_named_data();
    void files_of_other_kinds_are_named();
    void folders_of_other_families_are_named_data();
    void folders_of_other_families_are_named();
    void parts_that_do_not_fit_together_are_refused();

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    fs::path m_folder;  // A copy of tiny-sd15 that a test may change.
};

void CheckpointErrorsTest::init()
{
    m_temporary = std::make_unique<QTemporaryDir>();
    m_folder = path_of(*m_temporary) / "model";
    fs::copy(test_data("tiny-sd15"), m_folder, fs::copy_options::recursive);
}

void CheckpointErrorsTest::wrong_values_in_config_files_are_named_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("word");
    QTest::newRow("no JSON") << "unet/config.json"
                             << "{"
                             << "JSON object";
    QTest::newRow("an array") << "vae/config.json"
                              << "[1]"
                              << "JSON object";
    QTest::newRow("text for a number") << "unet/config.json"
                                       << R"({"norm_num_groups": "32"})"
                                       << "norm_num_groups";
    QTest::newRow("heads below one") << "text_encoder/config.json"
                                     << R"({"num_attention_heads": 0})"
                                     << "num_attention_heads";
    QTest::newRow("another activation") << "text_encoder/config.json"
                                        << R"({"hidden_act": "gelu"})"
                                        << "quick_gelu";
    QTest::newRow("class conditioning") << "unet/config.json"
                                        << R"({"class_embed_type": "timestep"})"
                                        << "null";
    QTest::newRow("unknown betas") << "scheduler/scheduler_config.json"
                                   << R"({"beta_schedule": "squaredcos_cap_v2"})"
                                   << "scaled_linear";
    QTest::newRow("scale as text") << "vae/config.json"
                                   << R"({"scaling_factor": "x"})"
                                   << "scaling_factor";
}

void CheckpointErrorsTest::wrong_values_in_config_files_are_named()
{
    QFETCH(QString, file);
    QFETCH(QString, text);
    QFETCH(QString, word);
    write_text(m_folder / file.toStdString(), text.toStdString());
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY(!checkpoint);
    const QString message = message_of(checkpoint);
    QVERIFY2(message.contains(word) && message.contains(file), qPrintable(message));
}

void CheckpointErrorsTest::missing_parts_are_named_data()
{
    QTest::addColumn<QString>("removed");
    QTest::addColumn<QString>("word");
    for (const char* folder : {"unet", "vae", "text_encoder"})
        QTest::newRow(folder) << folder << QString("/%1 is missing").arg(folder);
    QTest::newRow("weights of the VAE") << vae_file << "vae has no diffusion_pytorch_model";
    QTest::newRow("everything") << ""
                                << "does not exist";
}

void CheckpointErrorsTest::missing_parts_are_named()
{
    QFETCH(QString, removed);
    QFETCH(QString, word);
    fs::remove_all(removed.isEmpty() ? m_folder : m_folder / removed.toStdString());
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY(!checkpoint);
    QCOMPARE(checkpoint.error().code, ErrorCode::not_found);
    QVERIFY2(QString(message_of(checkpoint)).contains(word), message_of(checkpoint));
}

void CheckpointErrorsTest::a_folder_may_have_pickles()
{
    fs::rename(m_folder / text_file, m_folder / "text_encoder/pytorch_model.bin");
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY2(checkpoint, checkpoint ? "" : message_of(checkpoint));
    QCOMPARE(checkpoint.value().text_encoder.weights.path().filename(), "pytorch_model.bin");
}

void CheckpointErrorsTest::files_of_other_kinds_are_named_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("word");
    QTest::newRow("SDXL") << "odd/sdxl-shaped.safetensors"
                          << "SDXL";
    QTest::newRow("SD 2") << "odd/sd2-shaped.safetensors"
                          << "SD 2.x";
    QTest::newRow("inpainting") << "odd/sd15-inpainting-shaped.safetensors"
                                << "inpainting";
    QTest::newRow("FLUX") << "odd/flux-like.safetensors"
                          << "FLUX";
    QTest::newRow("ControlNet") << "odd/controlnet.safetensors"
                                << "ControlNet";
    QTest::newRow("IP-Adapter") << "odd/ip-adapter.safetensors"
                                << "IP-Adapter";
    QTest::newRow("upscaler") << "odd/upscaler-esrgan.pth"
                              << "upscaler";
    QTest::newRow("motion module") << "mm-v3.safetensors"
                                   << "motion module";
    QTest::newRow("VAE") << vae_file << "a VAE";
    QTest::newRow("web page") << "odd/html-error-page.safetensors"
                              << "web page";
    QTest::newRow("git-lfs") << "odd/git-lfs-pointer.ckpt"
                             << "git-lfs";
}

void CheckpointErrorsTest::files_of_other_kinds_are_named()
{
    QFETCH(QString, file);
    QFETCH(QString, word);
    const bool is_part = file.startsWith("vae/");
    const auto path = is_part ? m_folder / file.toStdString() : test_data(file.toStdString());
    const auto checkpoint = Checkpoint::open(path);
    QVERIFY(!checkpoint);
    QCOMPARE(checkpoint.error().code, ErrorCode::unsupported_format);
    const QString message = message_of(checkpoint);
    QVERIFY2(message.contains(word) && message.contains(QString::fromStdString(path.filename())),
             qPrintable(message));
}

void CheckpointErrorsTest::folders_of_other_families_are_named_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("word");
    QTest::newRow("SDXL") << "text_encoder_2"
                          << "SDXL";
    QTest::newRow("FLUX, SD 3") << "transformer"
                                << "FLUX";
}

void CheckpointErrorsTest::folders_of_other_families_are_named()
{
    QFETCH(QString, folder);
    QFETCH(QString, word);
    fs::create_directory(m_folder / folder.toStdString());
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY(!checkpoint);
    QVERIFY2(QString(message_of(checkpoint)).contains(word), message_of(checkpoint));
}

void CheckpointErrorsTest::parts_that_do_not_fit_together_are_refused()
{
    const auto weights = Weights::open(m_folder / text_file);
    QVERIFY(weights.has_value());
    TensorMap tensors;
    for (const auto& [name, tensor] : all_tensors(weights.value()))
        tensors.emplace(name, tensor.clone());
    auto& embedding = tensors.at("text_model.embeddings.token_embedding.weight");
    embedding = at::zeros({100, 32}, at::kHalf);
    QVERIFY(write_tensors(m_folder / text_file, tensors).has_value());
    const auto checkpoint = Checkpoint::open(m_folder);
    QVERIFY(!checkpoint);
    const QString message = message_of(checkpoint);
    QVERIFY2(message.contains("32") && message.contains("16"), qPrintable(message));
}

}  // namespace flipbook

QTEST_APPLESS_MAIN(flipbook::CheckpointErrorsTest)
#include "checkpoint_errors_test.moc"
