// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/gradient_team.h"

#include <QTest>

#include "training/loss_scale.h"

namespace flipbook {

// The gradients of a step, and where they go wrong.
class GradientTeamTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradients_are_means_without_the_scale();
    void the_first_bad_operation_is_named();
    void anomaly_names_the_layer_while_it_computes();
    void a_loss_scale_falls_and_rises();
};

namespace {

// The root of the squares' sum, whose gradient is not finite at 0.
class RootTask final : public TrainingTask {
public:
    explicit RootTask(double start)
        : m_weight(at::full({3}, start, at::TensorOptions(at::kFloat)).requires_grad_(true))
    { }

    std::vector<LearningGroup> groups() const override { return {{1.0, {{"weight", m_weight}}}}; }

    at::Tensor loss(const BatchShare& share) const override
    {
        const at::Tensor squares = m_weight.square();
        if (share.observer)
            share.observer->observe("squares", squares);
        const at::Tensor root = squares.sum().sqrt();
        if (share.observer)
            share.observer->observe("root", squares / 0);
        return root;
    }

    Result<SampleSheet> samples() const override { return SampleSheet{}; }
    Result<void> write_model() const override { return {}; }

private:
    at::Tensor m_weight;
};

// The same without a layer that is not finite.
class QuietRootTask final : public TrainingTask {
public:
    std::vector<LearningGroup> groups() const override { return m_task.groups(); }
    at::Tensor loss(const BatchShare& share) const override
    {
        return m_task.loss({share.seed, share.count, nullptr});
    }
    Result<SampleSheet> samples() const override { return SampleSheet{}; }
    Result<void> write_model() const override { return {}; }

private:
    RootTask m_task{0.0};
};

TrainingPlan plan_of_two_workers()
{
    TrainingPlan plan;
    plan.workers = 2;
    plan.batch = 4;
    return plan;
}

std::vector<at::Tensor> parameters_of(const TrainingTask& task)
{
    return {task.groups().front().parameters.front().second};
}

}  // namespace

void GradientTeamTest::gradients_are_means_without_the_scale()
{
    const RootTask task(2.0);
    const auto parameters = parameters_of(task);
    const TrainingPlan plan = plan_of_two_workers();
    GradientTeam team(task, plan, {}, parameters);
    constexpr double scale = 1024;
    QVERIFY(std::abs(team.compute(0, scale) - std::sqrt(12.0)) < 1e-6);
    QVERIFY(at::allclose(team.gradients().front(), at::full({3}, 1 / std::sqrt(3.0)), 1e-6));
    QCOMPARE(team.anomaly(), std::string());
}

void GradientTeamTest::the_first_bad_operation_is_named()
{
    const QuietRootTask task;
    const auto parameters = parameters_of(task);
    const TrainingPlan plan = plan_of_two_workers();
    const GradientTeam team(task, plan, {}, parameters);
    const std::string place = team.first_not_finite(0);
    QVERIFY2(place.find("SqrtBackward") != std::string::npos, place.c_str());
}

void GradientTeamTest::anomaly_names_the_layer_while_it_computes()
{
    const RootTask task(2.0);
    const auto parameters = parameters_of(task);
    TrainingPlan plan = plan_of_two_workers();
    plan.anomaly = true;
    GradientTeam team(task, plan, {}, parameters);
    team.compute(0, 1);
    QCOMPARE(team.anomaly(), std::string("the layer root"));
}

void GradientTeamTest::a_loss_scale_falls_and_rises()
{
    LossScale none(at::kBFloat16);
    QCOMPARE(none.value(), 1.0);
    QVERIFY(none.state().empty());
    QVERIFY(none.accept(false));  // Nothing can be done, so the trainer stops.

    LossScale scale(at::kHalf);
    QCOMPARE(scale.value(), 65536.0);
    QVERIFY(!scale.accept(false));
    QCOMPARE(scale.value(), 32768.0);
    for (int step = 0; step < 1999; ++step)
        QVERIFY(scale.accept(true));
    QCOMPARE(scale.value(), 32768.0);
    QVERIFY(scale.accept(true));
    QCOMPARE(scale.value(), 65536.0);
}

}  // namespace flipbook

using flipbook::GradientTeamTest;
QTEST_APPLESS_MAIN(GradientTeamTest)
#include "gradient_team_test.moc"
