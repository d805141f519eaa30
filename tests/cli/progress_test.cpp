// SPDX-License-Identifier: GPL-3.0-or-later
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <sstream>

#include "bar_progress.h"
#include "json_progress.h"

using namespace flipbook;
using namespace flipbook::cli;

namespace {

StepCompleted step_of(int step, int window)
{
    StepCompleted event;
    event.step = step;
    event.steps = 4;
    event.window = window;
    event.windows = 2;
    event.seconds = 0.5;
    if (step > 1)
        event.eta_seconds = 1.5;
    return event;
}

}  // namespace

class ProgressTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_bar_shows_share_rate_and_time_left();
    void a_bar_fits_every_width();
    void times_read_like_a_clock();
    void json_lines_have_the_documented_members();
    void a_training_has_lines_of_its_own();
    void a_job_cancelled_while_it_exports_has_done_its_steps();
    void results_are_short_lines();
};

void ProgressTest::a_bar_shows_share_rate_and_time_left()
{
    BarState state{"denoise", 12, 25, 0.5, 1.523, 20.0};
    QCOMPARE(bar_line(state, 60),
             std::string("denoise [###########----------] 12/25  1.52 s/step  ETA 0:20"));
    state.seconds_per_step = 0.25;
    QVERIFY(bar_line(state, 60).find("4.0 steps/s") != std::string::npos);
    QCOMPARE(bar_line({.label = "load", .eta_seconds = {}}, 60), std::string("load ..."));
}

void ProgressTest::a_bar_fits_every_width()
{
    const BarState state{"denoise", 1000, 1000, 1.0, 123.4, 36000.0};
    for (int columns = 0; columns < 200; ++columns)
        QVERIFY(bar_line(state, columns).size() <= static_cast<std::size_t>(columns));
}

void ProgressTest::times_read_like_a_clock()
{
    QCOMPARE(clock_text(0.4), std::string("0:00"));
    QCOMPARE(clock_text(59.6), std::string("1:00"));
    QCOMPARE(clock_text(3723), std::string("1:02:03"));
}

void ProgressTest::json_lines_have_the_documented_members()
{
    std::ostringstream results;
    std::ostringstream people;
    JsonProgress progress({results, people});
    GenerationRequest request;
    request.sampling.seed = 18446744073709551615ULL;
    progress.started(1, request);
    progress.phase_started(Phase::export_file);
    progress.step_completed(step_of(1, 1));
    progress.step_completed(step_of(3, 2));
    progress.notice("A notice.");
    progress.written({"clip.mp4", std::nullopt, 12.5, 1000});
    progress.failed({ErrorCode::out_of_memory, "Too much."});
    progress.cancelled(3);

    QCOMPARE(people.str(), std::string("A notice.\n"));
    const auto lines = QByteArray::fromStdString(results.str()).trimmed().split('\n');
    QVERIFY(lines[0].startsWith(R"({"event":"started","job":1,"recipe":{)"));
    QVERIFY(lines[0].contains("18446744073709551615"));
    QCOMPARE(lines[1], QByteArray(R"({"event":"phase","phase":"export"})"));
    QCOMPARE(lines[2], QByteArray(R"({"event":"step","step":1,"steps":4,"window":1,"windows":2,)"
                                  R"("seconds":0.5,"eta":null})"));
    QCOMPARE(lines[3], QByteArray(R"({"event":"step","step":3,"steps":4,"window":2,"windows":2,)"
                                  R"("seconds":0.5,"eta":1.5})"));
    QCOMPARE(lines[4], QByteArray(R"({"event":"written","path":"clip.mp4","seconds":12.5,)"
                                  R"("peak_memory_bytes":1000})"));
    QCOMPARE(lines[5],
             QByteArray(R"({"event":"failed","code":"out_of_memory","message":"Too much."})"));
    QCOMPARE(lines[6], QByteArray(R"({"event":"cancelled","step":3})"));
}

void ProgressTest::a_training_has_lines_of_its_own()
{
    std::ostringstream results;
    JsonProgress progress({results, results});
    TrainingStep step;
    step.step = 3;
    step.steps = 4;
    step.loss = 0.5;
    step.loss_average = 0.25;
    step.steps_per_second = 2;
    step.eta_seconds = 0.5;
    progress.training_step(step);
    progress.training_step(step);  // Too soon for another line.
    step.step = 4;                 // The last one always has its line.
    progress.training_step(step);
    progress.trained("model");
    const auto lines = QByteArray::fromStdString(results.str()).trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines[0], QByteArray(R"({"event":"training","step":3,"steps":4,"loss":0.5,)"
                                  R"("loss_average":0.25,"rate":2.0,"eta":0.5})"));
    QVERIFY(lines[1].contains("\"step\":4"));
    QCOMPARE(lines[2], QByteArray(R"({"event":"trained","model":"model"})"));

    BarState state{"train", 3, 4, 0.75, 0.5, 0.5, "loss 0.5000 (0.2500)"};
    QVERIFY(bar_line(state, 80).ends_with("3/4  2.0 steps/s  ETA 0:01  loss 0.5000 (0.2500)"));
    QVERIFY(bar_line(state, 30).find("loss") == std::string::npos);
}

void ProgressTest::a_job_cancelled_while_it_exports_has_done_its_steps()
{
    std::ostringstream results;
    JsonProgress progress({results, results});
    progress.started(1, {});
    progress.step_completed(step_of(4, 2));
    StepCompleted decoded = step_of(2, 2);
    decoded.phase = Phase::decode;
    progress.step_completed(decoded);
    progress.cancelled(0);
    QVERIFY(results.str().ends_with("{\"event\":\"cancelled\",\"step\":4}\n"));
    QCOMPARE(QByteArray::fromStdString(results.str()).count("\"event\":\"step\""), 1);
}

void ProgressTest::results_are_short_lines()
{
    std::ostringstream results;
    std::ostringstream people;
    TextProgress progress({results, people});
    GenerationRequest request;
    request.sampling.seed = 42;
    progress.started(1, request);
    progress.written({"clip.mp4", "l.safetensors", 1, 1});
    QCOMPARE(results.str(), std::string("seed: 42\nclip: clip.mp4\nlatents: l.safetensors\n"));
    QVERIFY(people.str().empty());
}

QTEST_APPLESS_MAIN(ProgressTest)
#include "progress_test.moc"
