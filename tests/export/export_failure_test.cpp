// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include <algorithm>

#include "export/file_bytes.h"
#include "test_clip.h"

#ifndef _WIN32
#include <csignal>

#include <sys/resource.h>
#endif

using namespace flipbook;

// Every test runs for each format of the build, in an empty folder.
class ExportFailureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void an_exporter_that_is_dropped_leaves_nothing_data() { add_format_rows(); }
    void an_exporter_that_is_dropped_leaves_nothing();
    void a_clip_without_frames_leaves_nothing_data() { add_format_rows(); }
    void a_clip_without_frames_leaves_nothing();
    void a_frame_of_another_size_is_refused_data() { add_format_rows(); }
    void a_frame_of_another_size_is_refused();
    void an_existing_target_is_kept_data() { add_format_rows(); }
    void an_existing_target_is_kept();
    void an_existing_target_survives_a_failed_overwrite_data() { add_format_rows(); }
    void an_existing_target_survives_a_failed_overwrite();
    void an_existing_target_is_replaced_on_request_data() { add_format_rows(); }
    void an_existing_target_is_replaced_on_request();
    void a_parent_that_is_a_file_is_named_data() { add_format_rows(); }
    void a_parent_that_is_a_file_is_named();
    void a_parent_that_vanishes_is_an_error_data() { add_format_rows(); }
    void a_parent_that_vanishes_is_an_error();
    void a_full_disk_leaves_nothing_data() { add_format_rows(); }
    void a_full_disk_leaves_nothing();

private:
    static ExportRequest request_in(const QTemporaryDir& folder, bool overwrite);
    static std::unique_ptr<Exporter> open(const ExportRequest& request);
};

static constexpr Size size{96, 64};

ExportRequest ExportFailureTest::request_in(const QTemporaryDir& folder, bool overwrite)
{
    const auto cell = [](const char* column) {
        return static_cast<QString*>(QTest::qData(column, qMetaTypeId<QString>()))->toStdString();
    };
    return {std::filesystem::path(folder.path().toStdString()) / cell("file_name"), cell("format"),
            "{}", 0, overwrite};
}

std::unique_ptr<Exporter> ExportFailureTest::open(const ExportRequest& request)
{
    auto exporter = open_exporter(builtin_exporters(), request, size, 8);
    return exporter ? std::move(exporter).value() : nullptr;
}

static bool is_empty(const QTemporaryDir& folder)
{
    return std::filesystem::is_empty(folder.path().toStdString());
}

// What a file or a folder holds, to see whether it changed.
static std::vector<std::vector<std::uint8_t>> content_of(const std::filesystem::path& path)
{
    if (!std::filesystem::is_directory(path))
        return {read_bytes(path).value()};
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::vector<std::uint8_t>> content;
    for (const auto& file : files)
        content.push_back(read_bytes(file).value());
    return content;
}

void ExportFailureTest::an_exporter_that_is_dropped_leaves_nothing()
{
    const QTemporaryDir folder;
    auto exporter = open(request_in(folder, false));
    QVERIFY(exporter != nullptr);
    QVERIFY(exporter->add_frame(colour_chart(size, 0)));
    QVERIFY(exporter->add_frame(colour_chart(size, 2)));
    exporter.reset();
    QVERIFY(is_empty(folder));
}

void ExportFailureTest::a_clip_without_frames_leaves_nothing()
{
    const QTemporaryDir folder;
    auto exporter = open(request_in(folder, false));
    QVERIFY(exporter != nullptr);
    const auto outcome = exporter->finish();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::invalid_request);
    exporter.reset();
    QVERIFY(is_empty(folder));
}

void ExportFailureTest::a_frame_of_another_size_is_refused()
{
    const QTemporaryDir folder;
    auto exporter = open(request_in(folder, false));
    QVERIFY(exporter != nullptr);
    QVERIFY(exporter->add_frame(colour_chart(size, 0)));
    const auto other_size = exporter->add_frame(colour_chart({64, 96}, 0));
    QVERIFY(!other_size);
    QCOMPARE(other_size.error().code, ErrorCode::invalid_request);
    QVERIFY2(other_size.error().message.find("Frame 1 has 64x96") != std::string::npos,
             other_size.error().message.c_str());
    Frame short_frame = colour_chart(size, 0);
    short_frame.pixels.pop_back();
    const auto too_short = exporter->add_frame(short_frame);
    QVERIFY(!too_short);
    QCOMPARE(too_short.error().code, ErrorCode::invalid_request);
    exporter.reset();
    QVERIFY(is_empty(folder));
}

void ExportFailureTest::an_existing_target_is_kept()
{
    const QTemporaryDir folder;
    const auto request = request_in(folder, false);
    QVERIFY(write_clip(request, moving_chart(size, 3), 8));
    const auto content = content_of(request.path);
    const auto outcome = write_clip(request, moving_chart(size, 1), 8);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::invalid_request);
    QVERIFY(content_of(request.path) == content);
}

void ExportFailureTest::an_existing_target_survives_a_failed_overwrite()
{
    const QTemporaryDir folder;
    const auto request = request_in(folder, true);
    QVERIFY(write_clip(request, moving_chart(size, 3), 8));
    const auto content = content_of(request.path);
    auto exporter = open(request);
    QVERIFY(exporter != nullptr);
    QVERIFY(exporter->add_frame(colour_chart(size, 0)));
    exporter.reset();
    QVERIFY(content_of(request.path) == content);
    const auto entries = std::filesystem::directory_iterator(folder.path().toStdString());
    QCOMPARE(std::distance(begin(entries), end(entries)), std::ptrdiff_t(1));
}

void ExportFailureTest::an_existing_target_is_replaced_on_request()
{
    const QTemporaryDir folder;
    auto request = request_in(folder, true);
    QVERIFY(write_clip(request, moving_chart(size, 3), 8));
    const auto content = content_of(request.path);
    request.infotext = "another clip";  // All that some formats hold of it.
    QVERIFY(write_clip(request, {noise(size, 1)}, 8));
    QVERIFY(content_of(request.path) != content);
}

void ExportFailureTest::a_parent_that_is_a_file_is_named()
{
    const QTemporaryDir folder;
    auto request = request_in(folder, false);
    const auto parent = std::filesystem::path(folder.path().toStdString()) / "file";
    QVERIFY(write_bytes(parent, {}, parent));
    // Keeps the slash at the end of a folder's name.
    const auto name = request.path.has_filename() ? request.path.filename() : "clip/";
    request.path = parent / name;
    const auto exporter = open_exporter(builtin_exporters(), request, size, 8);
    QVERIFY(!exporter);
    QCOMPARE(exporter.error().code, ErrorCode::io);
    QVERIFY2(exporter.error().message.find(parent.string()) != std::string::npos,
             exporter.error().message.c_str());
    QVERIFY(std::filesystem::is_regular_file(parent));
    QVERIFY(std::filesystem::is_empty(parent));
}

void ExportFailureTest::a_parent_that_vanishes_is_an_error()
{
    const QTemporaryDir folder;
    auto request = request_in(folder, false);
    const auto parent = std::filesystem::path(folder.path().toStdString()) / "parent";
    QVERIFY(std::filesystem::create_directory(parent));
    request.path = parent / (request.path.has_filename() ? request.path.filename() : "clip/");
    auto exporter = open(request);
    QVERIFY(exporter != nullptr);
    QVERIFY(exporter->add_frame(colour_chart(size, 0)));
    std::filesystem::remove_all(parent);
    const auto outcome = exporter->finish();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::io);
    exporter.reset();
    QVERIFY(is_empty(folder));
}

void ExportFailureTest::a_full_disk_leaves_nothing()
{
#ifdef _WIN32
    QSKIP("Windows has no limit on the size of a process's files.");
#else
    const QTemporaryDir folder;
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &limit), 0);
    const rlim_t usual = limit.rlim_cur;
    // Without the signal, a write beyond the limit fails as it does on a full disk.
    std::signal(SIGXFSZ, SIG_IGN);
    limit.rlim_cur = 8000;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    std::vector<Frame> frames;
    for (unsigned seed = 1; seed <= 12; ++seed)
        frames.push_back(noise(size, seed));
    ExportRequest request = request_in(folder, false);
    request.infotext = std::string(20000, 'x');
    const auto outcome = write_clip(request, frames, 8);
    limit.rlim_cur = usual;
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &limit), 0);
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().code, ErrorCode::io);
    QVERIFY2(outcome.error().message.find("/clip") != std::string::npos,
             outcome.error().message.c_str());
    QVERIFY(is_empty(folder));
#endif
}

QTEST_GUILESS_MAIN(ExportFailureTest)
#include "export_failure_test.moc"
