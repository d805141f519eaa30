// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/torch.h"

#include <QTest>

#include "diffusion/guidance.h"

using namespace flipbook;

class GuidanceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void guidance_goes_beyond_the_positive_prediction();
    void small_scales_leave_the_positive_prediction();
    void a_full_rescale_restores_the_deviation_of_the_whole_clip();
    void a_partial_rescale_blends();
    void a_constant_prediction_survives_the_rescale();
    void half_precision_is_guided_in_single();
};

void GuidanceTest::guidance_goes_beyond_the_positive_prediction()
{
    const auto negative = at::tensor({1.0F, 2.0F});
    const auto positive = at::tensor({2.0F, 0.0F});
    QVERIFY(at::allclose(guided(negative, positive, 7.5), at::tensor({8.5F, -13.0F})));
}

void GuidanceTest::small_scales_leave_the_positive_prediction()
{
    const auto positive = at::tensor({2.0F, 0.0F});
    for (const double scale : {1.0, 0.5, 0.0, -3.0}) {
        QVERIFY(!uses_guidance(scale));
        QVERIFY(at::equal(guided({}, positive, scale, 0.7), positive));
    }
    QVERIFY(uses_guidance(1.001));
}

void GuidanceTest::a_full_rescale_restores_the_deviation_of_the_whole_clip()
{
    // Frames of unequal spread: one factor serves all of them.
    const auto positive = at::arange(24, at::kFloat).view({2, 3, 2, 2}).square();
    const auto negative = at::arange(24, at::kFloat).view({2, 3, 2, 2});
    const auto plain = guided(negative, positive, 5.0);
    const auto rescaled = guided(negative, positive, 5.0, 1.0);
    QVERIFY(std::abs(rescaled.std().item<float>() / positive.std().item<float>() - 1.0F) < 1e-5F);
    const auto factor = positive.std() / plain.std();
    QVERIFY(at::allclose(rescaled, plain * factor));
}

void GuidanceTest::a_partial_rescale_blends()
{
    const auto positive = at::arange(24, at::kFloat).square();
    const auto negative = at::arange(24, at::kFloat);
    const auto expected =
        0.7 * guided(negative, positive, 5.0, 1.0) + 0.3 * guided(negative, positive, 5.0);
    QVERIFY(at::allclose(guided(negative, positive, 5.0, 0.7), expected));
}

void GuidanceTest::a_constant_prediction_survives_the_rescale()
{
    const auto constant = at::full({4}, 2.0F);
    QVERIFY(at::equal(guided(constant, constant, 7.5, 1.0), constant));
}

void GuidanceTest::half_precision_is_guided_in_single()
{
    const auto half = at::full({4}, 1.5F).to(at::kHalf);
    QVERIFY(guided(half, half, 7.5).scalar_type() == at::kFloat);
    QVERIFY(guided(half, half, 1.0).scalar_type() == at::kFloat);
}

QTEST_APPLESS_MAIN(GuidanceTest)
#include "guidance_test.moc"
