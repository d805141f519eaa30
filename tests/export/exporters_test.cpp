// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

#include "export/exporters.h"

using namespace flipbook;

class ExportersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void the_format_follows_name_or_path_data();
    void the_format_follows_name_or_path();
    void unknown_formats_are_refused_with_a_list_data();
    void unknown_formats_are_refused_with_a_list();
    void numbers_out_of_range_are_refused_data();
    void numbers_out_of_range_are_refused();
    void the_build_offers_what_it_can_write();
};

// Answers with its name instead of opening, so that the choice can be seen.
static ExporterEntry entry(const char* name, std::vector<std::string> extensions)
{
    return {name, "", std::move(extensions),
            [name](const ExportRequest&, Size, int) -> Result<std::unique_ptr<Exporter>> {
                return Error{ErrorCode::cancelled, name};
            }};
}

static Registry<ExporterEntry> three_exporters()
{
    Registry<ExporterEntry> exporters;
    exporters.add(entry("mp4", {".mp4", ".m4v"}));
    exporters.add(entry("gif", {".gif"}));
    exporters.add(entry("png_frames", {}));
    return exporters;
}

void ExportersTest::the_format_follows_name_or_path_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("chosen");
    QTest::newRow("extension") << "a/clip.mp4"
                               << ""
                               << "mp4";
    QTest::newRow("second extension") << "clip.m4v"
                                      << ""
                                      << "mp4";
    QTest::newRow("capitals") << "clip.GIF"
                              << ""
                              << "gif";
    QTest::newRow("last extension") << "clip.mp4.gif"
                                    << ""
                                    << "gif";
    QTest::newRow("slash") << "frames/"
                           << ""
                           << "png_frames";
    QTest::newRow("slash after extension") << "clip.mp4/"
                                           << ""
                                           << "png_frames";
    QTest::newRow("name") << "clip.mp4"
                          << "gif"
                          << "gif";
    QTest::newRow("name of folder") << "frames"
                                    << "png_frames"
                                    << "png_frames";
}

void ExportersTest::the_format_follows_name_or_path()
{
    QFETCH(QString, path);
    QFETCH(QString, format);
    QFETCH(QString, chosen);
    ExportRequest request;
    request.path = path.toStdString();
    request.format = format.toStdString();
    const auto exporter = open_exporter(three_exporters(), request, {96, 64}, 8);
    QVERIFY(!exporter);
    QCOMPARE(QString::fromStdString(exporter.error().message), chosen);
}

void ExportersTest::unknown_formats_are_refused_with_a_list_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("said");
    const char* extensions = ".mp4, .m4v, .gif or a folder that ends in '/'";
    QTest::newRow("extension") << "clip.avi"
                               << "" << extensions;
    QTest::newRow("no extension") << "clip"
                                  << "" << extensions;
    QTest::newRow("only a dot") << "clip."
                                << "" << extensions;
    QTest::newRow("hidden file") << ".mp4"
                                 << "" << extensions;
    QTest::newRow("name") << "clip.mp4"
                          << "avi"
                          << "mp4, gif, png_frames";
    QTest::newRow("folder for a file") << "clip/"
                                       << "mp4"
                                       << "clip/ is a folder";
    QTest::newRow("empty") << ""
                           << ""
                           << "is empty";
}

void ExportersTest::unknown_formats_are_refused_with_a_list()
{
    QFETCH(QString, path);
    QFETCH(QString, format);
    QFETCH(QString, said);
    ExportRequest request;
    request.path = path.toStdString();
    request.format = format.toStdString();
    const auto exporter = open_exporter(three_exporters(), request, {96, 64}, 8);
    QVERIFY(!exporter);
    QCOMPARE(exporter.error().code, ErrorCode::invalid_request);
    const QString message = QString::fromStdString(exporter.error().message);
    QVERIFY2(message.contains(said), qPrintable(message));
}

void ExportersTest::numbers_out_of_range_are_refused_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("height");
    QTest::addColumn<int>("frame_rate");
    QTest::addColumn<int>("loops");
    QTest::addColumn<QString>("field");
    QTest::newRow("no width") << 0 << 64 << 8 << 0 << "width";
    QTest::newRow("huge width") << 1000000 << 64 << 8 << 0 << "width";
    QTest::newRow("negative height") << 96 << -1 << 8 << 0 << "height";
    QTest::newRow("no rate") << 96 << 64 << 0 << 0 << "frame rate";
    QTest::newRow("huge rate") << 96 << 64 << 1001 << 0 << "frame rate";
    QTest::newRow("negative loops") << 96 << 64 << 8 << -1 << "loop count";
    QTest::newRow("huge loops") << 96 << 64 << 8 << 65537 << "loop count";
}

void ExportersTest::numbers_out_of_range_are_refused()
{
    QFETCH(int, width);
    QFETCH(int, height);
    QFETCH(int, frame_rate);
    QFETCH(int, loops);
    QFETCH(QString, field);
    ExportRequest request;
    request.path = "clip.gif";
    request.loops = loops;
    const auto exporter = open_exporter(three_exporters(), request, {width, height}, frame_rate);
    QVERIFY(!exporter);
    QCOMPARE(exporter.error().code, ErrorCode::invalid_request);
    QVERIFY(QString::fromStdString(exporter.error().message).contains(field));
}

void ExportersTest::the_build_offers_what_it_can_write()
{
    QStringList names;
    const auto exporters = builtin_exporters();
    for (const ExporterEntry& entry : exporters.entries())
        names.append(QString::fromStdString(entry.name));
#ifdef FLIPBOOK_MEDIA
    // What the graphics card encodes is offered where there is one.
    names.removeAll("mp4_nvenc");
    names.removeAll("mp4_h265_nvenc");
    QCOMPARE(names, QStringList({"mp4", "mp4_small", "mp4_h265", "webm", "webm_av1", "prores",
                                 "ffv1", "ffv1_16", "apng", "gif", "webp", "webp_lossless",
                                 "png_frames", "png_frames_16", "infotext"}));
#else
    QCOMPARE(names, QStringList({"png_frames", "infotext"}));
#endif
}

QTEST_APPLESS_MAIN(ExportersTest)
#include "exporters_test.moc"
