// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include "mock_engine_maker.h"
#include "sample_clip.h"
#include "ui/document/document.h"
#include "ui/jobs/generation_queue.h"
#include "ui/jobs/job_text.h"
#include "ui/plots/consistency_plot.h"
#include "ui/plots/custom_plot.h"
#include "ui/plots/diagnostics_panel.h"
#include "ui/plots/memory_plot.h"
#include "ui/plots/plot_drawing.h"
#include "ui/plots/schedule_plot.h"
#include "ui/plots/step_time_plot.h"

using namespace flipbook;
using namespace flipbook::ui;

namespace {

std::vector<StepCompleted> pass(int step, int window, double seconds)
{
    StepCompleted event;
    event.step = step;
    event.steps = 10;
    event.window = window;
    event.windows = 2;
    event.seconds = seconds;
    return {event};
}

double contrast(const QColor& first, const QColor& second)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double value) {
            return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
               + 0.0722 * linear(colour.blueF());
    };
    const double a = luminance(first) + 0.05;
    const double b = luminance(second) + 0.05;
    return std::max(a, b) / std::min(a, b);
}

}  // namespace

class PlotsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void windows_of_a_step_count_together_and_the_run_before_stays()
    {
        StepTimePlot plot;
        plot.begin_run();
        plot.add_steps(pass(1, 1, 0.25));
        plot.add_steps(pass(1, 2, 0.5));
        plot.add_steps(pass(2, 1, 0.125));
        QCOMPARE(plot.milliseconds(), (std::vector<double>{750, 125}));
        StepCompleted decoding = pass(3, 1, 1)[0];
        decoding.phase = Phase::decode;
        plot.add_steps({decoding});
        QCOMPARE(plot.milliseconds().size(), std::size_t{2});
        plot.begin_run();
        QCOMPARE(plot.milliseconds_before(), (std::vector<double>{750, 125}));
        StepCompleted slow = pass(1, 1, 1)[0];
        slow.seconds_between = 0.25;
        slow.sampler_seconds = 0.125;
        slow.preview_seconds = 0.0625;
        plot.add_steps({slow});
        const PlotTable table = plot.table();
        QCOMPARE(table.rows.size(), 2);
        QCOMPARE(table.rows[0],
                 (QVariantList{1, 1250.0, 1000.0, 125.0, 62.5, 62.5, 1250.0, 750.0}));
        QVERIFY(!table.rows[1][1].isValid());
    }

    void the_mean_is_that_of_five()
    {
        QCOMPARE(moving_mean({1, 2, 3, 4, 5, 11}), (std::vector<double>{1, 1.5, 2, 2.5, 3, 5}));
        QVERIFY(moving_mean({}).empty());
    }

    void memory_is_sampled_while_a_clip_is_made()
    {
        std::uint64_t held = 1'000'000'000;
        MemoryPlot plot([&held] { return ProcessMemory{held, 0, 8'000'000'000}; });
        plot.begin_run();
        plot.begin_phase(Phase::load);
        plot.set_device_bytes(2'000'000'000, 5'000'000'000);
        plot.resize(400, 200);
        plot.show();
        held = 3'000'000'000;
        QTRY_VERIFY_WITH_TIMEOUT(plot.sample_count() >= 3, 10'000);
        plot.begin_phase(Phase::denoise);
        plot.end_run(true);
        const int count = plot.sample_count();
        const PlotTable table = plot.table();
        QCOMPARE(table.rows.first()[1].toDouble(), 1.0);
        QCOMPARE(table.rows.last()[1].toDouble(), 3.0);
        QCOMPARE(table.rows.first()[3].toDouble(), 0.0);
        QCOMPARE(table.rows.last()[3].toDouble(), 2.0);
        QCOMPARE(table.rows.last()[4].toDouble(), 5.0);
        const auto* picture = plot.findChild<QCustomPlot*>();
        QTRY_VERIFY(picture->yAxis->range().upper > 5);  // All of it is seen.
        QCOMPARE(table.rows.last()[2].toString(), phase_text(Phase::denoise));
        QTest::qWait(700);
        QCOMPARE(plot.sample_count(), count);  // Nothing is asked while nothing runs.
        plot.begin_run();
        QCOMPARE(plot.sample_count(), 1);
    }

    void the_limit_comes_into_sight_near_it()
    {
        MemoryPlot plot([] { return ProcessMemory{3'000'000'000, 0, 64'000'000'000}; });
        plot.set_limit(4'000'000'000);
        plot.resize(400, 200);
        plot.show();
        plot.begin_run();
        const auto* picture = plot.findChild<QCustomPlot*>();
        QTRY_VERIFY(picture->yAxis->range().upper > 4);
        QVERIFY(picture->yAxis->range().upper < 64);
        plot.set_limit(0);
        QTRY_VERIFY(picture->yAxis->range().upper < 4);
    }

    void the_schedule_follows_the_document()
    {
        Document document;
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        DiagnosticsPanel panel(document, queue, 0);
        QCOMPARE(panel.schedule().steps().size(), std::size_t{25});
        document.edit({}, [](Composition& after) {
            after.request.sampling.scheduler = "euler";
            after.request.sampling.steps = 6;
        });
        QCOMPARE(panel.schedule().steps().size(), std::size_t{6});
        QVERIFY(std::abs(panel.schedule().steps().front().sigma - 25.14612) < 1e-5);
        document.edit({}, [](Composition& after) {
            after.request.sampling.scheduler = "ddim";
            after.request.sampling.schedule = SigmaSchedule::karras;
        });
        QVERIFY(panel.schedule().problem().contains(QLatin1String("karras")));
        QVERIFY(panel.schedule().table().rows.isEmpty());
    }

    void a_run_fills_the_plots()
    {
        Document document;
        EngineBridge engine(mock_engine_maker("step_ms=30,load_ms=1,decode_ms=1"), {});
        GenerationQueue queue(engine);
        DiagnosticsPanel panel(document, queue, 0);
        queue.add(sample_request(1, 5));
        engine.start();
        QTRY_VERIFY(panel.schedule().dot().has_value());
        QTRY_COMPARE(panel.step_time().milliseconds().size(), std::size_t{5});
        QVERIFY(panel.step_time().milliseconds()[4] >= 30.0);
        QTRY_VERIFY(!queue.running());
        QVERIFY(!panel.schedule().dot());
        QVERIFY(panel.memory().sample_count() >= 2);
    }

    void differences_are_those_of_the_frames_and_the_seam_is_last()
    {
        const ClipPtr clip = sample_clip(4, {16, 16});
        QCOMPARE(frame_differences(clip), (std::vector<double>{10, 10, 10, 30}));
        QVERIFY(frame_differences(sample_clip(1)).empty());
        QVERIFY(frame_differences(nullptr).empty());
        ConsistencyPlot plot;
        QSignalSpy ready(&plot, &ConsistencyPlot::ready);
        plot.show_clip(clip);
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(plot.table().rows.last(), (QVariantList{4, 1, 30.0}));
    }

    void a_click_goes_to_the_frame()
    {
        ConsistencyPlot plot;
        plot.resize(400, 200);
        plot.show();
        QSignalSpy ready(&plot, &ConsistencyPlot::ready);
        plot.show_clip(sample_clip(4, {16, 16}));
        QTRY_COMPARE(ready.count(), 1);
        QTRY_VERIFY(plot.redraw_count() >= 1);
        QTest::qWait(50);  // The replot is queued.
        QSignalSpy clicked(&plot, &ConsistencyPlot::frame_clicked);
        auto* picture = plot.findChild<QWidget*>(QStringLiteral("plot.consistency.picture"));
        QTest::mouseClick(picture, Qt::LeftButton, {},
                          QPoint(picture->width() - 60, picture->height() / 2));
        QCOMPARE(clicked.count(), 1);
        QVERIFY(clicked[0][0].toInt() >= 2);
    }

    void a_plot_repaints_at_most_ten_times_a_second()
    {
        StepTimePlot plot;
        plot.resize(300, 200);
        plot.show();
        QTRY_VERIFY(plot.redraw_count() > 0);
        const int before = plot.redraw_count();
        QElapsedTimer time;
        time.start();
        int step = 0;
        while (time.elapsed() < 1000) {
            plot.add_steps(pass(1 + step++ % 10, 1, 0.01));
            QTest::qWait(5);
        }
        const double seconds = static_cast<double>(time.elapsed()) / 1000;
        QVERIFY(plot.redraw_count() > before);
        QVERIFY(plot.redraw_count() - before <= 10 * seconds + 1);
    }

    void a_hidden_plot_does_not_draw()
    {
        StepTimePlot plot;
        plot.add_steps(pass(1, 1, 0.01));
        QTest::qWait(250);
        QCOMPARE(plot.redraw_count(), 0);
    }

    void the_table_says_what_the_plot_does()
    {
        StepTimePlot plot;
        plot.show();
        plot.add_steps(pass(1, 1, 0.25));
        plot.set_shows_table(true);
        auto* table = plot.findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("250"));
        plot.add_steps(pass(2, 1, 0.5));
        QTRY_COMPARE(table->rowCount(), 2);
    }

    void csv_is_in_the_c_locale()
    {
        const PlotTable table{{QStringLiteral("a"), QStringLiteral("b, c")},
                              {{1, 2.5}, {QVariant(), QStringLiteral("say \"x\"")}}};
        QCOMPARE(to_csv(table), QStringLiteral("a,\"b, c\"\r\n1,2.5\r\n,\"say \"\"x\"\"\"\r\n"));
        QCOMPARE(cell_text(2.5, QLocale(QLocale::German)), QStringLiteral("2,5"));
    }

    void a_pdf_holds_lines_and_text_and_no_pixels()
    {
        QCustomPlot plot;
        plot.resize(400, 200);
        plot.addGraph()->setData({0, 1, 2}, {0, 2, 1}, true);
        plot.rescaleAxes();
        const QByteArray pdf = to_pdf(plot);
        QVERIFY(pdf.startsWith("%PDF"));
        QVERIFY(pdf.contains("/Font"));
        QVERIFY(!pdf.contains("/Subtype /Image"));
        const double points = 400 * 72.0 / plot.logicalDpiX();
        const QByteArray box = pdf.mid(pdf.indexOf("/MediaBox"), 60);
        QVERIFY2(box.contains(QByteArray::number(points, 'f', 0)), box);
    }

    void an_svg_holds_lines_and_text_and_no_pixels()
    {
        QCustomPlot plot;
        plot.resize(400, 200);
        plot.addGraph()->setData({0, 1, 2}, {0, 2, 1}, true);
        plot.rescaleAxes();
        const QByteArray svg = to_svg(plot, QStringLiteral("Steps & more"));
        QVERIFY(svg.contains("viewBox=\"0 0 400 200\""));
        QVERIFY(svg.contains("<title>Steps &amp; more</title>"));
        QVERIFY(svg.contains("<polyline"));
        QVERIFY(svg.contains("<text"));
        QVERIFY(!svg.contains("<image"));
    }

    void series_stand_out_from_light_and_dark()
    {
        for (const QColor& background : {QColor(Qt::white), QColor(0x1e1f22), QColor(Qt::black)}) {
            QPalette palette;
            palette.setColor(QPalette::Base, background);
            const PlotTheme theme = PlotTheme::of(palette);
            for (int series = PlotTheme::blue; series <= PlotTheme::grey; ++series) {
                const QColor colour = theme.colour(static_cast<PlotTheme::Series>(series));
                QVERIFY2(contrast(colour, background) >= 3.0, qPrintable(colour.name()));
            }
        }
    }

    void a_low_plot_has_no_names_that_it_would_cut()
    {
        ConsistencyPlot plot;
        const auto* picture = plot.findChild<QCustomPlot*>();
        const auto name = [picture] { return picture->yAxis->label(); };
        plot.resize(300, 300);
        plot.show();
        QCOMPARE(name(), QStringLiteral("mean difference"));
        plot.resize(300, 90);
        QCOMPARE(name(), QString());
        plot.resize(300, 300);
        QCOMPARE(name(), QStringLiteral("mean difference"));
    }

    void there_are_as_many_plots_as_fit()
    {
        Document document;
        EngineBridge engine(mock_engine_maker(), {});
        GenerationQueue queue(engine);
        DiagnosticsPanel panel(document, queue, 0);
        panel.resize(400, 200);
        panel.show();
        QVERIFY(panel.step_time().isVisible());
        QVERIFY(!panel.consistency().isVisible());
        panel.findChild<QToolButton*>(QStringLiteral("plot.consistency.shown"))->click();
        QVERIFY(!panel.step_time().isVisible());
        QVERIFY(panel.consistency().isVisible());
        panel.resize(400, 700);  // One above the other.
        QVERIFY(panel.step_time().isVisible());
        QTRY_VERIFY(panel.consistency().y() > panel.step_time().y());
        panel.resize(1200, 200);
        QVERIFY(panel.step_time().isVisible());
        QVERIFY(panel.memory().isVisible());
        QVERIFY(panel.schedule().isVisible());
        panel.findChild<QToolButton*>(QStringLiteral("plot.memory.shown"))->click();
        QVERIFY(!panel.memory().isVisible());
    }
};

QTEST_MAIN(PlotsTest)
#include "plots_test.moc"
