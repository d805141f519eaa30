// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "header_only_file.h"
#include "program.h"

// The command inspect, and files that do not fit each other.
class InspectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void a_page_reads_well_data();
    void a_page_reads_well();
    void odd_files_say_why_they_cannot_be_used();
    void an_unusable_file_ends_with_status_3();
    void the_other_pages_are_still_printed();
    void json_is_one_object_a_line();
    void hashes_come_when_asked_for();
    void a_folder_is_a_list();
    void files_that_do_not_fit_are_refused_before_loading_data();
    void files_that_do_not_fit_are_refused_before_loading();

private:
    ProgramRun inspect(const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", m_folder.filePath("cache"));
        environment.insert("LOCALAPPDATA", m_folder.filePath("cache"));
        return run_program(m_folder.path(), QStringList{"inspect"} + arguments, environment);
    }

    QTemporaryDir m_folder;
};

static QString derived_data(const char* name)
{
    return QStringLiteral(FLIPBOOK_DERIVED_TEST_DATA "/") + QString::fromUtf8(name);
}

void InspectTest::initTestCase()
{
    using flipbook::test::write_header_only;
    QVERIFY(
        write_header_only(m_folder.filePath("sd2-word.safetensors"), {{"emb_params", {2, 1024}}}));
    QVERIFY(write_header_only(
        m_folder.filePath("sdxl-lora.safetensors"),
        {{"lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k.lora_down.weight",
          {8, 2048}},
         {"lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k.lora_up.weight",
          {640, 8}}}));
    QVERIFY(write_header_only(
        m_folder.filePath("sdxl-motion.safetensors"),
        {{"down_blocks.2.motion_modules.0.temporal_transformer.norm.weight", {1280}}}));
}

void InspectTest::a_page_reads_well_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("page");  // Without its first line, the name of the file.
    QTest::newRow("motion module") << test_data("mm-v3.safetensors") << R"(
  This is an SD 1.5 motion module, v3. Use it with --motion.
  base            SD 1.5
  frames          up to 32 at once; longer clips are made in overlapping windows
  layers          20 modules
  betas           linear, taken by --betas auto
  norms           frame by frame (--compat official)
  contents        560 tensors, 856480 parameters, fp16, some fp32
  size            1.9 MB, safetensors
  Note: MotionLoRAs were made for v2 and do little on v3; the domain adapter that belongs to v3 is used as a LoRA.
)";
    QTest::newRow("LoRA") << derived_data("lora/locon.safetensors") << R"(
  This is a LoRA, LoCon. Use it with --lora.
  base            SD 1.5
  family          LoCon, rank 2, with alpha, named as by kohya-ss
  changes layers  122 of the UNet
  contents        366 tensors, 65402 parameters, fp16
  size            176 kB, safetensors
)";
    QTest::newRow("MotionLoRA") << derived_data("lora/motion-diffusers.safetensors") << R"(
  This is a MotionLoRA. Use it with --motion-lora.
  base            SD 1.5
  family          LoRA, rank 3, named as by diffusers (attention processors)
  changes layers  168 of the motion module
  contents        336 tensors, 39936 parameters, fp16
  size            132 kB, safetensors
  Note: It was made for v2 motion modules; on v1 and v3 only a part of it applies, and its effect is weak.
)";
    QTest::newRow("embedding") << derived_data("embeddings/tinystyle.pt") << R"(
  This is a textual inversion. Use it with --embedding.
  title           tinystyle
  word            tinystyle, for 2 vectors of 16 numbers
  contents        1 tensor, 32 parameters, fp32
  size            1.9 kB, PyTorch
)";
    QTest::newRow("checkpoint folder") << test_data("tiny-sd15") << R"(
  This is an SD 1.5 checkpoint. Use it with --model.
  base            SD 1.5
  holds           UNet, VAE, text encoder
  contents        978 tensors, 3.1 million parameters, fp16
  size            6.4 MB, diffusers folder
)";
    const QString page = test_data("odd/html-error-page.safetensors");
    QTest::newRow("web page") << page
                              << "\n  It cannot be used. \"" + page
                                     + "\" is a web page, an error message of the server"
                                       " perhaps; a .safetensors file is needed.\n"
                                       "  size            160 bytes\n";
    QTest::newRow("FLUX") << test_data("odd/flux-like.safetensors") << R"(
  This is a FLUX model.
  It cannot be used. Flipbook does not use such files.
  base            FLUX
  contents        10 tensors, 0 parameters
  size            848 bytes, safetensors
)";
}

void InspectTest::a_page_reads_well()
{
    QFETCH(QString, file);
    QFETCH(QString, page);
    const ProgramRun run = inspect({file});
    QCOMPARE(QString::fromUtf8(run.results), file + page);
}

void InspectTest::odd_files_say_why_they_cannot_be_used()
{
    const QList<QPair<QString, QByteArray>> files{
        {"sdxl-shaped.safetensors", "This is an SDXL checkpoint."},
        {"sd2-shaped.safetensors", "This is an SD 2.x checkpoint."},
        {"sd15-inpainting-shaped.safetensors", "This is an SD 1.5 inpainting checkpoint"},
        {"flux-like.safetensors", "This is a FLUX model."},
        {"controlnet.safetensors", "This is a ControlNet."},
        {"ip-adapter.safetensors", "This is an IP-Adapter"},
        {"upscaler-esrgan.pth", "This is an upscaler (ESRGAN)."},
        {"nan-weights.safetensors", "Its motion module lacks"},
        {"truncated.safetensors", "is cut off in tensor"},
        {"truncated-header.safetensors", "is cut off in its header"},
        {"overlapping-offsets.safetensors", "overlaps tensor"},
        {"shape-does-not-fit.safetensors", "needs more than 2^64 bytes"},
        {"header-length-2e60.safetensors", "1152921504606846976"},
        {"empty.safetensors", "is an empty file"},
        {"html-error-page.safetensors", "is a web page"},
        {"git-lfs-pointer.ckpt", "is a git-lfs pointer"},
        {"hostile.ckpt", "calls posix.system"},
        {"hostile-legacy.pt", "calls posix.system"},
        {"zip-bomb.ckpt", "is compressed"},
        {"not-there.ckpt", "does not exist"},
    };
    QStringList paths;
    for (const auto& [name, sentence] : files) {
        // The build unpacks one of them.
        const QString unpacked = FLIPBOOK_DERIVED_TEST_DATA "/odd/" + name;
        paths.append(QFile::exists(unpacked) ? unpacked : test_data("odd/") + name);
    }
    const ProgramRun run = inspect(paths);
    QCOMPARE(run.status, 3);
    const QList<QByteArray> pages = QByteArray(run.results).replace("\n\n", "\f").split('\f');
    QCOMPARE(pages.size(), files.size());
    for (qsizetype i = 0; i < files.size(); ++i) {
        QVERIFY2(pages[i].startsWith(paths[i].toUtf8()), pages[i]);
        QVERIFY2(pages[i].contains(files[i].second), pages[i]);
        QVERIFY2(pages[i].contains("It cannot be used. "), pages[i]);
    }
    QVERIFY(!names_in(m_folder.path()).contains("OWNED"));
}

void InspectTest::an_unusable_file_ends_with_status_3()
{
    const ProgramRun run = inspect({test_data("odd/nan-weights.safetensors")});
    QCOMPARE(run.status, 3);
    QVERIFY2(
        run.reason().contains("nan-weights.safetensors is an SD 1.5 motion module and cannot be"
                              " used: its motion module lacks 52 of 78 tensors"),
        run.reason());
}

void InspectTest::the_other_pages_are_still_printed()
{
    const ProgramRun run =
        inspect({test_data("odd/empty.safetensors"), "missing.pt", test_data("mm-v3.safetensors")});
    QCOMPARE(run.status, 3);
    QVERIFY(run.results.contains("This is an SD 1.5 motion module, v3."));
    QVERIFY(run.reason().contains("2 of 3 files cannot be used"));
}

void InspectTest::json_is_one_object_a_line()
{
    const ProgramRun run = inspect(
        {"--json", test_data("mm-v1.safetensors"), test_data("odd/sdxl-shaped.safetensors")});
    QCOMPARE(run.status, 3);
    const auto pages = run.objects();
    QCOMPARE(pages.size(), 2);
    QCOMPARE(pages[0]["kind"].toString(), QString("motion_module"));
    QCOMPARE(pages[0]["usable"].toBool(), true);
    QCOMPARE(pages[0]["motion"]["version"].toString(), QString("v1"));
    QCOMPARE(pages[0]["motion"]["positions"].toInt(), 24);
    QCOMPARE(pages[0]["motion"]["joint_norms"].toBool(), true);
    QVERIFY(!pages[0].contains("hashes") && !pages[0].contains("problem_code"));
    QCOMPARE(pages[1]["problem_code"].toString(), QString("unsupported_format"));
    QCOMPARE(pages[1]["base"].toString(), QString("sdxl"));
    QCOMPARE(pages[1]["usable"].toBool(), false);
}

void InspectTest::hashes_come_when_asked_for()
{
    const ProgramRun run = inspect({"--hash", "--json", test_data("mm-v2.safetensors")});
    QCOMPARE(run.status, 0);
    const QJsonObject page = run.objects().first();
    if (page["notes"].toVariant().toStringList().join(' ').contains("without OpenSSL"))
        QSKIP("Built without OpenSSL.");
    const QJsonObject hashes = page["hashes"].toObject();
    QCOMPARE(hashes["sha256"].toString().size(), 64);
    QVERIFY(hashes["sha256"].toString().startsWith(hashes["a1111"].toString()));
    const ProgramRun deep = inspect({"--deep", test_data("odd/nan-weights.safetensors")});
    QCOMPARE(deep.status, 3);
    QVERIFY2(deep.results.contains("proj_in.weight") && deep.results.contains("SHA-256"),
             deep.results);
}

void InspectTest::a_folder_is_a_list()
{
    QDir().mkpath(m_folder.filePath("models/sub"));
    QFile::copy(test_data("mm-v3.safetensors"), m_folder.filePath("models/sub/mm-v3.safetensors"));
    QFile::copy(test_data("odd/empty.safetensors"), m_folder.filePath("models/a.safetensors"));
    const ProgramRun run = inspect({"models"});
    QCOMPARE(run.status, 3);
    QCOMPARE(QString::fromUtf8(run.results), QString(R"(models: 2 models

Motion modules (--motion)
  sub/mm-v3.safetensors  v3, 32 frames, fp16, some fp32, 1.9 MB

Cannot be used
  a.safetensors
      "models/a.safetensors" is an empty file; a .safetensors file is needed.
)"));
}

void InspectTest::files_that_do_not_fit_are_refused_before_loading_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("mentioned");
    QTest::newRow("SDXL checkpoint, SD 1.5 module")
        << QStringList{"--model", test_data("odd/sdxl-shaped.safetensors")}
        << QStringList{"sdxl-shaped.safetensors is an SDXL checkpoint",
                       "mm-v3.safetensors is an SD 1.5 motion module",
                       "choose an SD 1.5 checkpoint instead of sdxl-shaped.safetensors."};
    QTest::newRow("SDXL module") << QStringList{"--motion", "sdxl-motion.safetensors"}
                                 << QStringList{"tiny-sd15 is an SD 1.5 checkpoint",
                                                "is an SDXL motion module",
                                                "instead of the SDXL motion module"};
    QTest::newRow("embedding of SD 2")
        << QStringList{"--embedding", "sd2-word.safetensors"}
        << QStringList{"tiny-sd15", "sd2-word.safetensors is a textual inversion for SD 2.x"};
    QTest::newRow("LoRA of SDXL") << QStringList{"--lora", "sdxl-lora.safetensors"}
                                  << QStringList{"tiny-sd15", "is a LoRA for SDXL"};
}

void InspectTest::files_that_do_not_fit_are_refused_before_loading()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, mentioned);
    const ProgramRun run = run_program(m_folder.path(), small_clip(arguments));
    QCOMPARE(run.status, 3);
    for (const QString& text : mentioned)
        QVERIFY2(run.reason().contains(text.toUtf8()), run.reason());
}

QTEST_GUILESS_MAIN(InspectTest)
#include "inspect_test.moc"
