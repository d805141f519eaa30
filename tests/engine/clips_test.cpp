// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "core/safetensors.h"
#include "engine_run.h"

using namespace flipbook;

namespace {

template <class Number>
std::vector<Number> numbers(const SafetensorsFile& file, const std::string& name)
{
    const TensorEntry* entry = file.find(name);
    if (!entry)
        return {};
    const auto bytes = file.bytes(*entry);
    std::vector<Number> values(bytes.size() / sizeof(Number));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    return values;
}

struct Case {
    const char* name;
    const char* motion;
    std::uint64_t seed;
    const char* scheduler;
    SigmaSchedule schedule;
    double guidance_scale;
};

// fixtures: index.json, clips.
const Case cases[] = {
    {"v2-ddim", "mm-v2.safetensors", 1000, "ddim", SigmaSchedule::normal, 7.5},
    {"v3-euler", "mm-v3.safetensors", 1001, "euler", SigmaSchedule::normal, 6.0},
    {"v2-dpmpp_2m-karras", "mm-v2.safetensors", 1002, "dpmpp_2m", SigmaSchedule::karras, 5.0},
    {"v2-lcm", "mm-v2.safetensors", 1003, "lcm", SigmaSchedule::normal, 1.5},
};

}  // namespace

class ClipsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_seed_gives_the_reference_clip_data();
    void a_seed_gives_the_reference_clip();
};

void ClipsTest::a_seed_gives_the_reference_clip_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("policy");
    for (int index = 0; index < 4; ++index)
        for (const NormPolicy policy : {NormPolicy::official, NormPolicy::diffusers})
            QTest::addRow("%s, %s", cases[index].name, to_string(policy).c_str())
                << index << static_cast<int>(policy);
}

void ClipsTest::a_seed_gives_the_reference_clip()
{
    QFETCH(int, index);
    QFETCH(int, policy);
    const Case& reference = cases[index];
    auto request = tiny_request(reference.motion);
    request.norm_policy = static_cast<NormPolicy>(policy);
    request.sampling.seed = reference.seed;
    request.sampling.scheduler = reference.scheduler;
    request.sampling.schedule = reference.schedule;
    request.sampling.guidance_scale = reference.guidance_scale;
    const EngineRun run(request);
    const auto clip = run.clip();
    QVERIFY2(clip, run.failure().c_str());

    const auto file = SafetensorsFile::open(
        std::filesystem::path(FLIPBOOK_TEST_DATA) / "expected" / "clips"
        / (std::string(reference.name) + '.' + to_string(request.norm_policy) + ".safetensors"));
    QVERIFY(file);
    const auto latents = numbers<float>(file.value(), "latents");
    QCOMPARE(clip->latents->values.size(), latents.size());
    float latent_error = 0;
    for (std::size_t i = 0; i < latents.size(); ++i)
        latent_error = std::max(latent_error, std::abs(clip->latents->values[i] - latents[i]));
    QVERIFY2(latent_error < 2e-3F, qPrintable(QString::number(latent_error)));

    // The first and the last frame.
    const auto pixels = numbers<std::uint8_t>(file.value(), "frames");
    std::vector<std::uint8_t> frames = clip->clip->frames.front().pixels;
    const auto& last = clip->clip->frames.back().pixels;
    frames.insert(frames.end(), last.begin(), last.end());
    QCOMPARE(frames.size(), pixels.size());
    int frame_error = 0;
    for (std::size_t i = 0; i < pixels.size(); ++i)
        frame_error = std::max(frame_error, std::abs(int(frames[i]) - int(pixels[i])));
    QVERIFY2(frame_error <= 1, qPrintable(QString::number(frame_error)));
}

QTEST_GUILESS_MAIN(ClipsTest)
#include "clips_test.moc"
