// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame_attention.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace flipbook {

namespace {

// softmax(q kᵀ / √d) v in double precision, by the definition.
std::vector<double> expected_attention(const std::vector<float>& qkv,
                                       const std::vector<float>& key_scale,
                                       const FrameAttentionShape& shape)
{
    const int64_t channels = shape.heads * shape.head_channels;
    std::vector<double> result(static_cast<std::size_t>(shape.frames * shape.pixels * channels));
    const auto value = [&](int64_t frame, int64_t pixel, int64_t part, int64_t channel) {
        const int64_t token = frame * shape.pixels + pixel;
        return double{qkv[static_cast<std::size_t>((token * 3 + part) * channels + channel)]};
    };
    for (int64_t pixel = 0; pixel < shape.pixels; ++pixel)
        for (int64_t i = 0; i < shape.frames; ++i)
            for (int64_t channel = 0; channel < channels; ++channel) {
                const int64_t first = channel / shape.head_channels * shape.head_channels;
                double total = 0, sum = 0;
                for (int64_t j = 0; j < shape.frames; ++j) {
                    double score = 0;
                    for (int64_t c = first; c < first + shape.head_channels; ++c)
                        score += value(i, pixel, 0, c) * value(j, pixel, 1, c);
                    score *= key_scale[static_cast<std::size_t>(j)];
                    const double weight =
                        std::exp(score / std::sqrt(static_cast<double>(shape.head_channels)));
                    total += weight;
                    sum += weight * value(j, pixel, 2, channel);
                }
                const int64_t token = i * shape.pixels + pixel;
                result[static_cast<std::size_t>(token * channels + channel)] = sum / total;
            }
    return result;
}

std::vector<float> random_values(std::size_t count, float deviation)
{
    std::mt19937 engine(7);
    std::normal_distribution<float> normal(0, deviation);
    std::vector<float> values(count);
    std::generate(values.begin(), values.end(), [&] { return normal(engine); });
    return values;
}

}  // namespace

class FrameAttentionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void agrees_with_the_definition_data();
    void agrees_with_the_definition();
    void scores_far_apart_choose_one_frame();
    void nan_stays_nan();
};

void FrameAttentionTest::agrees_with_the_definition_data()
{
    QTest::addColumn<FrameAttentionShape>("shape");
    QTest::newRow("one frame") << FrameAttentionShape{1, 3, 2, 8};
    QTest::newRow("two frames, 40 channels") << FrameAttentionShape{2, 5, 8, 40};
    QTest::newRow("no multiple of a block") << FrameAttentionShape{5, 3, 2, 13};
    QTest::newRow("one channel") << FrameAttentionShape{9, 2, 1, 1};
    QTest::newRow("16 frames") << FrameAttentionShape{16, 2, 8, 80};
    QTest::newRow("32 frames") << FrameAttentionShape{32, 2, 2, 160};
}

void FrameAttentionTest::agrees_with_the_definition()
{
    QFETCH(FrameAttentionShape, shape);
    const int64_t channels = shape.heads * shape.head_channels;
    const auto count = static_cast<std::size_t>(shape.frames * shape.pixels * channels);
    const auto qkv = random_values(3 * count, 1.5f);
    std::vector<float> scales(static_cast<std::size_t>(shape.frames));
    for (std::size_t frame = 0; frame < scales.size(); ++frame)
        scales[frame] = 0.5f + 0.1f * static_cast<float>(frame % 7);

    for (const bool is_scaled : {false, true}) {
        const std::vector<float> used =
            is_scaled ? scales : std::vector<float>(scales.size(), 1.0f);
        std::vector<float> actual(count, 99.0f);
        // In two runs of pixels, as two threads would.
        const int64_t half = shape.pixels / 2;
        const float* key_scale = is_scaled ? used.data() : nullptr;
        attend_over_frames(qkv.data(), key_scale, shape, half, shape.pixels, actual.data());
        attend_over_frames(qkv.data(), key_scale, shape, 0, half, actual.data());
        const auto expected = expected_attention(qkv, used, shape);
        for (std::size_t i = 0; i < count; ++i)
            QVERIFY2(std::abs(actual[i] - expected[i]) < 2e-5, qPrintable(QString::number(i)));
    }
}

// Differences of scores beyond what exp can express in fp32.
void FrameAttentionTest::scores_far_apart_choose_one_frame()
{
    const FrameAttentionShape shape{3, 1, 1, 1};
    // q, k, v of each frame: the scores of a query of 1000 are -1e6, 0 and 1e6.
    const std::vector<float> qkv{1000, -1000, 1, 1000, 0, 2, 1000, 1000, 3};
    std::vector<float> actual(3);
    attend_over_frames(qkv.data(), nullptr, shape, 0, 1, actual.data());
    for (const float value : actual)
        QCOMPARE(value, 3.0f);
}

void FrameAttentionTest::nan_stays_nan()
{
    const FrameAttentionShape shape{2, 1, 1, 2};
    auto qkv = random_values(12, 1);
    qkv[2] = std::numeric_limits<float>::quiet_NaN();  // A key of the first frame.
    std::vector<float> actual(4);
    attend_over_frames(qkv.data(), nullptr, shape, 0, 1, actual.data());
    for (const float value : actual)
        QVERIFY(std::isnan(value));
}

}  // namespace flipbook

QTEST_GUILESS_MAIN(flipbook::FrameAttentionTest)
#include "frame_attention_test.moc"
