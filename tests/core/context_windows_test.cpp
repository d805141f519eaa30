// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "flipbook/context_windows.h"

using namespace flipbook;
using Windows = std::vector<ContextWindow>;
using Weights = std::vector<float>;
Q_DECLARE_METATYPE(flipbook::ContextSchedule)

namespace {

constexpr ContextSchedule schedules[] = {
    ContextSchedule::standard_uniform, ContextSchedule::looped_uniform,
    ContextSchedule::standard_static, ContextSchedule::batched};
constexpr FuseMethod fuse_methods[] = {FuseMethod::flat, FuseMethod::pyramid,
                                       FuseMethod::overlap_linear};

// "24-31+0-7 8-23": windows of consecutive frames; "0-30/2" counts in twos.
std::vector<std::vector<int>> read_windows(const QString& text)
{
    std::vector<std::vector<int>> windows;
    for (const QString& window : text.split(u' ', Qt::SkipEmptyParts)) {
        auto& frames = windows.emplace_back();
        for (const QString& run : window.split(u'+')) {
            const int spacing = run.contains(u'/') ? run.section(u'/', 1).toInt() : 1;
            const QString range = run.section(u'/', 0, 0);
            for (int i = range.section(u'-', 0, 0).toInt(); i <= range.section(u'-', 1).toInt();
                 i += spacing)
                frames.push_back(i);
        }
    }
    return windows;
}

ContextOptions options_with(ContextSchedule schedule, FuseMethod fuse_method = FuseMethod::flat)
{
    ContextOptions options;
    options.schedule = schedule;
    options.fuse_method = fuse_method;
    return options;
}

// What is wrong with the windows of a clip, or nothing.
QString defect(const Windows& windows, int frame_count, int length)
{
    Weights sums(static_cast<std::size_t>(frame_count), 0.0F);
    for (const ContextWindow& window : windows) {
        const std::set<int> distinct(window.frames.begin(), window.frames.end());
        if (window.frames.empty() || window.frames.size() > static_cast<std::size_t>(length))
            return QStringLiteral("A window has %1 frames.").arg(window.frames.size());
        if (distinct.size() != window.frames.size())
            return QStringLiteral("A window holds a frame twice.");
        if (*distinct.begin() < 0 || *distinct.rbegin() >= frame_count)
            return QStringLiteral("A window reaches outside of the clip.");
        if (window.weights.size() != window.frames.size())
            return QStringLiteral("A window has not as many weights as frames.");
        for (std::size_t i = 0; i < window.frames.size(); ++i) {
            if (!(window.weights[i] > 0) || !std::isfinite(window.weights[i]))
                return QStringLiteral("A weight is %1.").arg(window.weights[i]);
            sums[static_cast<std::size_t>(window.frames[i])] += window.weights[i];
        }
    }
    const auto uncovered = std::find(sums.begin(), sums.end(), 0.0F);
    return uncovered == sums.end()
               ? QString()
               : QStringLiteral("Frame %1 is in no window.").arg(uncovered - sums.begin());
}

QString describe(int frame_count, const ContextOptions& options, int step)
{
    return QStringLiteral("%1 frames, %2, length %3, overlap %4, stride %5, closed %6, step %7: ")
        .arg(frame_count)
        .arg(static_cast<int>(options.schedule))
        .arg(options.length)
        .arg(options.overlap)
        .arg(options.stride)
        .arg(options.closed_loop)
        .arg(step);
}

// Asserts what holds for all windows, over the first steps.
void check_properties(int frame_count, const ContextOptions& options)
{
    for (int step = 0; step < 9; ++step) {
        const QString problem =
            defect(context_windows(frame_count, options, step), frame_count, options.length);
        if (!problem.isEmpty())
            QFAIL(qPrintable(describe(frame_count, options, step) + problem));
    }
}

}  // namespace

class ContextWindowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void windows_are_those_of_the_table_data();
    void windows_are_those_of_the_table();
    void clip_that_fits_is_one_window_of_weight_one();
    void pyramid_rises_to_the_middle();
    void overlap_linear_fades_where_windows_meet();
    void every_frame_is_in_a_window_data();
    void every_frame_is_in_a_window();
    void options_out_of_range_count_as_the_nearest();
    void standard_windows_neither_wrap_nor_repeat();
};

// Length 16, overlap 4: executed with the reference.
void ContextWindowsTest::windows_are_those_of_the_table_data()
{
    QTest::addColumn<ContextSchedule>("schedule");
    QTest::addColumn<int>("frame_count");
    QTest::addColumn<int>("stride");
    QTest::addColumn<bool>("closed_loop");
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("expected");
    const auto row = [](ContextSchedule schedule, int frame_count, int stride, bool closed,
                        const std::vector<const char*>& steps) {
        for (std::size_t step = 0; step < steps.size(); ++step)
            QTest::addRow("%d: %d frames, stride %d, closed %d, step %zu",
                          static_cast<int>(schedule), frame_count, stride, closed, step)
                << schedule << frame_count << stride << closed << static_cast<int>(step)
                << QString::fromLatin1(steps[step]);
    };
    constexpr auto looped = ContextSchedule::looped_uniform;
    row(looped, 32, 1, false,
        {"0-15 12-27 24-31+0-7", "16-31 28-31+0-11 8-23", "8-23 20-31+0-3 0-15"});
    row(looped, 24, 1, false, {"0-15 12-23+0-3", "12-23+0-3 0-15", "6-21 18-23+0-9"});
    row(looped, 64, 1, true,
        {"0-15 12-27 24-39 36-51 48-63 60-63+0-11", "32-47 44-59 56-63+0-7 4-19 16-31 28-43"});
    // The table does not say so, but its extra windows at stride 2 are those of a closed loop.
    row(looped, 32, 2, true,
        {"0-15 12-27 24-31+0-7 0-30/2 28-30/2+0-26/2",
         "16-31 28-31+0-11 8-23 17-31/2+1-15/2 13-31/2+1-11/2",
         "8-23 20-31+0-3 0-15 8-30/2+0-6/2 4-30/2+0-2/2"});
    row(looped, 32, 2, false,
        {"0-15 12-27 24-31+0-7 0-30/2", "16-31 28-31+0-11 8-23 17-31/2+1-15/2"});
    row(ContextSchedule::standard_uniform, 32, 1, false,
        {"0-15 12-27 16-31", "16-31 0-15 8-23", "8-23 16-31 0-15"});
    row(ContextSchedule::standard_uniform, 32, 2, false,
        {"0-15 12-27 16-31 0-30/2", "16-31 0-15 8-23 1-31/2 1-16", "8-23 16-31 0-15 1-31/2"});
    row(ContextSchedule::standard_uniform, 40, 2, false,
        {"0-15 12-27 24-39 0-30/2 9-39/2", "20-35 24-39 0-15 4-19 9-39/2 1-16",
         "10-25 22-37 24-39 9-39/2 0-15"});
    row(ContextSchedule::standard_uniform, 64, 3, false,
        {"0-15 12-27 24-39 36-51 48-63 0-30/2 28-58/2 33-63/2 0-60/4",
         "32-47 44-59 48-63 0-15 4-19 16-31 33-63/2 1-16 25-55/2 3-63/4 2-17",
         "16-31 28-43 40-55 48-63 0-15 16-46/2 33-63/2 8-38/2 3-63/4 1-16"});
    constexpr auto fixed = ContextSchedule::standard_static;
    row(fixed, 24, 1, false, {"0-15 8-23", "0-15 8-23", "0-15 8-23"});
    row(fixed, 32, 1, false, {"0-15 12-27 16-31", "0-15 12-27 16-31"});
    row(fixed, 40, 1, false, {"0-15 12-27 24-39", "0-15 12-27 24-39"});
    row(ContextSchedule::batched, 40, 1, false, {"0-15 16-31 32-39", "0-15 16-31 32-39"});
}

void ContextWindowsTest::windows_are_those_of_the_table()
{
    QFETCH(ContextSchedule, schedule);
    QFETCH(int, frame_count);
    QFETCH(int, stride);
    QFETCH(bool, closed_loop);
    QFETCH(int, step);
    QFETCH(QString, expected);
    ContextOptions options = options_with(schedule);
    options.stride = stride;
    options.closed_loop = closed_loop;
    std::vector<std::vector<int>> frames;
    for (const ContextWindow& window : context_windows(frame_count, options, step)) {
        frames.push_back(window.frames);
        QCOMPARE(window.weights, Weights(window.frames.size(), 1.0F));
    }
    QCOMPARE(frames, read_windows(expected));
}

void ContextWindowsTest::clip_that_fits_is_one_window_of_weight_one()
{
    for (ContextSchedule schedule : schedules)
        for (FuseMethod fuse_method : fuse_methods)
            for (int frame_count : {1, 2, 15, 16}) {
                const auto windows =
                    context_windows(frame_count, options_with(schedule, fuse_method), 3);
                QCOMPARE(windows.size(), std::size_t{1});
                QCOMPARE(windows[0].frames,
                         read_windows(QStringLiteral("0-%1").arg(frame_count - 1))[0]);
                QCOMPARE(windows[0].weights, Weights(windows[0].frames.size(), 1.0F));
            }
}

void ContextWindowsTest::pyramid_rises_to_the_middle()
{
    ContextOptions options = options_with(ContextSchedule::standard_static, FuseMethod::pyramid);
    options.length = 6;
    QCOMPARE(context_windows(10, options, 0)[0].weights, (Weights{1, 2, 3, 3, 2, 1}));
    options.length = 5;
    QCOMPARE(context_windows(10, options, 0)[1].weights, (Weights{1, 2, 3, 2, 1}));
}

void ContextWindowsTest::overlap_linear_fades_where_windows_meet()
{
    ContextOptions options =
        options_with(ContextSchedule::standard_static, FuseMethod::overlap_linear);
    options.length = 6;
    options.overlap = 3;
    const Windows windows = context_windows(12, options, 0);
    QCOMPARE(windows.size(), std::size_t{3});
    QCOMPARE(windows[0].weights, (Weights{1, 1, 1, 0.75F, 0.5F, 0.25F}));
    QCOMPARE(windows[1].weights, (Weights{0.25F, 0.5F, 0.75F, 0.75F, 0.5F, 0.25F}));
    QCOMPARE(windows[2].weights, (Weights{0.25F, 0.5F, 0.75F, 1, 1, 1}));

    // Where the ramps meet in the middle the lower one counts.
    options.length = 4;
    QCOMPARE(context_windows(7, options, 0)[1].weights, (Weights{0.25F, 0.5F, 0.5F, 0.25F}));
    options.overlap = 0;
    QCOMPARE(context_windows(7, options, 0)[1].weights, (Weights{1, 1, 1, 1}));
}

void ContextWindowsTest::every_frame_is_in_a_window_data()
{
    QTest::addColumn<ContextSchedule>("schedule");
    QTest::addColumn<bool>("closed_loop");
    QTest::newRow("standard uniform") << ContextSchedule::standard_uniform << false;
    QTest::newRow("looped uniform, open") << ContextSchedule::looped_uniform << false;
    QTest::newRow("looped uniform, closed") << ContextSchedule::looped_uniform << true;
    QTest::newRow("standard static") << ContextSchedule::standard_static << false;
    QTest::newRow("batched") << ContextSchedule::batched << false;
}

void ContextWindowsTest::every_frame_is_in_a_window()
{
    QFETCH(ContextSchedule, schedule);
    QFETCH(bool, closed_loop);
    ContextOptions options = options_with(schedule);
    options.closed_loop = closed_loop;
    for (int length : {1, 2, 3, 7, 16})
        for (int overlap = 0; overlap < length; ++overlap)
            for (int stride : {1, 2, 1'000'000})
                for (int frame_count = 1; frame_count <= 4 * length + 5; ++frame_count) {
                    options.length = length;
                    options.overlap = overlap;
                    options.stride = stride;
                    options.fuse_method = fuse_methods[frame_count % 3];
                    check_properties(frame_count, options);
                    if (QTest::currentTestFailed())
                        return;
                }
}

void ContextWindowsTest::options_out_of_range_count_as_the_nearest()
{
    for (ContextSchedule schedule : schedules) {
        ContextOptions wild = options_with(schedule, FuseMethod::overlap_linear);
        ContextOptions tame = wild;
        wild.overlap = std::numeric_limits<int>::max();
        tame.overlap = 15;
        QCOMPARE(context_windows(50, wild, 1), context_windows(50, tame, 1));
        wild.overlap = wild.stride = std::numeric_limits<int>::min();
        tame.overlap = 0;
        QCOMPARE(context_windows(50, wild, 1), context_windows(50, tame, 1));
        wild.length = tame.length = 1;
        wild.length = -3;
        QCOMPARE(context_windows(5, wild, 1), context_windows(5, tame, 1));
    }
}

void ContextWindowsTest::standard_windows_neither_wrap_nor_repeat()
{
    ContextOptions options = options_with(ContextSchedule::standard_uniform);
    options.stride = 3;
    for (int frame_count = 17; frame_count < 100; ++frame_count)
        for (int step = 0; step < 16; ++step) {
            std::set<std::vector<int>> seen;
            for (const ContextWindow& window : context_windows(frame_count, options, step)) {
                QVERIFY(std::is_sorted(window.frames.begin(), window.frames.end()));
                QVERIFY(seen.insert(window.frames).second);
            }
        }
}

QTEST_APPLESS_MAIN(ContextWindowsTest)
#include "context_windows_test.moc"
