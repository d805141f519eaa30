// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFileInfo>
#include <QTest>

#include "models/torch.h"
#include "toy_run.h"
#include "training/captioned_files.h"
#include "training/moving_crop.h"

namespace flipbook {

// Folders of videos and pictures to train on.
class FolderDataTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void captions_come_from_beside_or_from_a_list();
    void a_moving_crop_pans();
    void a_crop_without_a_move_is_the_square();
    void a_folder_teaches_a_motion_lora();
};

namespace {

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

// A grey square that wanders over 32 × 24 pixels.
ClipPtr wandering_clip(int frames)
{
    Clip clip;
    for (int i = 0; i < frames; ++i) {
        Frame frame{{32, 24}, std::vector<std::uint8_t>(32 * 24 * 3, 30)};
        for (int y = 8; y < 16; ++y)
            for (int x = 2 * i; x < 2 * i + 8; ++x)
                for (int channel = 0; channel < 3; ++channel)
                    frame.pixels[static_cast<std::size_t>((y * 32 + x) * 3 + channel)] = 200;
        clip.frames.push_back(std::move(frame));
    }
    return std::make_shared<const Clip>(std::move(clip));
}

void export_to(const QString& path, const ClipPtr& clip)
{
    RecordingSink sink;
    auto engine = Engine::create({1}, sink.sink());
    QVERIFY(engine);
    ExportRequest request;
    request.path = path.toStdString();
    engine.value()->export_clip(clip, request);
    engine.value()->wait_until_idle();
    QCOMPARE(sink.all<FileWritten>().size(), std::size_t(1));
}

std::string caption_in(const std::vector<CaptionedFile>& files, const std::string& name)
{
    for (const CaptionedFile& file : files)
        if (file.name == name)
            return file.caption;
    return "no such file";
}

}  // namespace

void FolderDataTest::captions_come_from_beside_or_from_a_list()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("more"));
    for (const char* name : {"a.mp4", "b.PNG", "more/c.gif", "d.webm", "notes.md"})
        write(folder.filePath(name), "x");
    write(folder.filePath("a.txt"), "  a boat\n");
    write(folder.filePath("metadata.jsonl"),
          "{\"file_name\": \"more/c.gif\", \"text\": \"a cat\"}\n\n");
    const auto files = captioned_files(folder.path().toStdString(), "a thing");
    QVERIFY(files);
    QCOMPARE(files.value().size(), std::size_t(4));
    QCOMPARE(caption_in(files.value(), "a.mp4"), std::string("a boat"));
    QCOMPARE(caption_in(files.value(), "b.PNG"), std::string("a thing"));
    QCOMPARE(caption_in(files.value(), "more/c.gif"), std::string("a cat"));

    write(folder.filePath("metadata.jsonl"), "{\"file_name\": 3}\n");
    const auto broken = captioned_files(folder.path().toStdString(), "");
    QVERIFY(!broken);
    QVERIFY(broken.error().message.find("line 1") != std::string::npos);
    const QTemporaryDir empty;
    QVERIFY(!captioned_files(empty.path().toStdString(), ""));
}

// What is at place x of a ramp is x, so the mean says where the camera looks.
void FolderDataTest::a_moving_crop_pans()
{
    constexpr std::int64_t frames = 5, width = 64;
    const at::Tensor ramp = at::arange(width, at::kFloat).expand({frames, 3, width, width});
    const Square square{32, 32, 64};
    const at::Tensor seen = moving_crop(ramp, CameraMove::pan_left, square, 16);
    QCOMPARE(seen.sizes().vec(), (std::vector<std::int64_t>{frames, 3, 16, 16}));
    for (std::int64_t frame = 1; frame < frames; ++frame)
        QVERIFY(seen[frame].mean().item<double>() < seen[frame - 1].mean().item<double>() - 1);
    // A pan of 0.36 widths of what is seen, which together with it fills the square.
    const double whole = seen[0].mean().item<double>() - seen[frames - 1].mean().item<double>();
    QVERIFY(std::abs(whole - 64 * 0.36 / 1.36) < 0.2);
}

void FolderDataTest::a_crop_without_a_move_is_the_square()
{
    const at::Tensor picture = at::arange(3 * 32 * 32, at::kFloat).view({1, 3, 32, 32});
    const at::Tensor seen = moving_crop(picture, CameraMove::none, {12, 20, 16}, 16);
    QVERIFY(at::allclose(seen, picture.slice(2, 12, 28).slice(3, 4, 20), 1e-4, 1e-2));
}

void FolderDataTest::a_folder_teaches_a_motion_lora()
{
    const QTemporaryDir folder;
    for (const char* kind : {"vae", "image", "video"}) {
        const ToyRun run(folder, kind, toy_config(kind, 1));
        QVERIFY2(run.failure().empty(), run.failure().c_str());
    }
    QVERIFY(QDir(folder.path()).mkdir("clips"));
    export_to(folder.filePath("clips/good.gif"), wandering_clip(6));
    export_to(folder.filePath("clips/short.gif"), wandering_clip(2));
    write(folder.filePath("clips/good.txt"), "a red apple");
    const QByteArray good = bytes_of(folder.filePath("clips/good.gif"));
    write(folder.filePath("clips/torn.mp4"), good.left(100) + QByteArray(2000, 'x'));

    Json config = toy_config("motion-lora", 3);
    config.erase("camera");
    config.erase("world");
    config["name"] = "wander";
    config["checkpointing"] = true;
    config["folder"] = {{"path", folder.filePath("clips").toStdString()}, {"side", 16}};
    const ToyRun run(folder, "motion-lora", config);
    QVERIFY2(run.failure().empty(), run.failure().c_str());
    QVERIFY(QFile::exists(folder.filePath("model/motion_loras/wander.safetensors")));
    QVERIFY(run.sink.all<Notice>().front().text.find("2 of 3 files") != std::string::npos);
    const QByteArray skipped =
        bytes_of(folder.filePath("model/training/motion-lora/wander/skipped.txt"));
    QVERIFY(skipped.contains("short.gif: It has 2 frames where 4 were needed."));
    QVERIFY(skipped.contains("torn.mp4: "));

    // The latents are taken from the folder of the run: the next run needs no clip to be read.
    const QString latents =
        folder.filePath("model/training/motion-lora/wander/latents.safetensors");
    const QByteArray cached = bytes_of(latents);
    QVERIFY(!cached.isEmpty());
    const QDateTime written = QFileInfo(latents).lastModified();
    config["steps"] = 4;
    const ToyRun second(folder, "motion-lora", config, Going::on);
    QVERIFY2(second.failure().empty(), second.failure().c_str());
    QCOMPARE(second.losses().size(), std::size_t(1));
    QCOMPARE(QFileInfo(latents).lastModified(), written);

    config["camera"] = "zoom-in";
    config["name"] = "zoom";
    const ToyRun zoom(folder, "motion-lora", config);
    QVERIFY2(zoom.failure().empty(), zoom.failure().c_str());
    QVERIFY(QFile::exists(folder.filePath("model/motion_loras/zoom.safetensors")));
}

}  // namespace flipbook

using flipbook::FolderDataTest;
QTEST_GUILESS_MAIN(FolderDataTest)
#include "folder_data_test.moc"
