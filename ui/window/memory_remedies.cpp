// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/memory_remedies.h"

#include <QCoreApplication>
#include <algorithm>

#include "flipbook/memory_shortage.h"
#include "ui/document/memory_text.h"
#include "ui/engine/device_of.h"
#include "ui/window/workspace.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(MemoryRemedies)
};

constexpr int smallest_side = 64;
constexpr int shortest_context = 4;
constexpr std::size_t most_remedies = 3;

// What a remedy leaves of what the pictures need, and of what the weights do.
struct Share {
    double pictures = 1;
    double weights = 1;
};

bool is_on_graphics_card(const FailureScene& scene, const GenerationRequest& request)
{
    const EngineBridge& engine = scene.workspace.engine();
    if (!engine.is_ready())
        return request.compute.device.starts_with("cuda");
    const auto device = device_of(engine.capabilities().devices, request.compute.device);
    return device && device->id.starts_with("cuda");
}

// "Needs about 5.3 GB instead of 9.1 GB"; empty where too little is known.
QString estimate(const FailureScene& scene, const GenerationJob& job, Share share)
{
    const auto shortage = memory_shortage(*job.error);
    if (!shortage || scene.parameter_count == 0)
        return {};
    const Precision precision = job.request.compute.precision;
    const bool is_half = precision == Precision::automatic ? is_on_graphics_card(scene, job.request)
                                                           : precision != Precision::fp32;
    const double weights = static_cast<double>(scene.parameter_count) * (is_half ? 2 : 4);
    const auto needed = static_cast<double>(shortage->needed_bytes);
    if (weights >= needed)
        return {};
    return Text::tr("Needs about %1 GB instead of %2 GB; %3 GB are free")
        .arg(gigabytes_text(weights * share.weights + (needed - weights) * share.pictures),
             gigabytes_text(needed),
             gigabytes_text(static_cast<double>(shortage->available_bytes)));
}

int smaller_side(int side, double factor)
{
    return std::min(side, std::max(smallest_side, static_cast<int>(side * factor / 8) * 8));
}

class Remedies {
public:
    Remedies(const FailureScene& scene, const GenerationJob& job)
        : m_scene(scene), m_job(job), m_request(job.request)
    { }

    std::vector<MemoryRemedy> best()
    {
        shorten_context();
        shrink(0.75, Text::tr("Smaller picture"));
        halve_precision();
        drop_frames();
        shrink(0.5, Text::tr("Much smaller picture"));
        if (m_found.size() > most_remedies)
            m_found.resize(most_remedies);
        return std::move(m_found);
    }

private:
    void add(const QString& label, const QString& what, Share share,
             std::function<void(GenerationRequest&)> change)
    {
        const QString cost = estimate(m_scene, m_job, share);
        m_found.push_back(
            {label, cost.isEmpty() ? what : what + QLatin1Char('\n') + cost, std::move(change)});
    }

    void shorten_context()
    {
        const int length = std::min(m_request.context.length, m_request.frame_count);
        if (length <= shortest_context)
            return;
        const int half = length / 2;
        add(Text::tr("Smaller context"),
            Text::tr("The motion module sees %1 frames at once instead of %2")
                .arg(half)
                .arg(length),
            {static_cast<double>(half) / length}, [half](GenerationRequest& changed) {
                changed.context.length = half;
                changed.context.overlap = std::min(changed.context.overlap, half / 2);
            });
    }

    void shrink(double factor, const QString& label)
    {
        const Size size = m_request.size == Size{0, 0} ? m_scene.native_size.value_or(Size{0, 0})
                                                       : m_request.size;
        if (std::max(size.width, size.height) <= smallest_side)
            return;
        const Size smaller{smaller_side(size.width, factor), smaller_side(size.height, factor)};
        const double share =
            (1.0 * smaller.width * smaller.height) / (1.0 * size.width * size.height);
        add(label,
            Text::tr("%1 × %2 instead of %3 × %4")
                .arg(smaller.width)
                .arg(smaller.height)
                .arg(size.width)
                .arg(size.height),
            {share}, [smaller](GenerationRequest& changed) { changed.size = smaller; });
    }

    // Graphics cards compute in half precision unless they are told not to.
    void halve_precision()
    {
        if (m_request.compute.precision != Precision::fp32
            || !is_on_graphics_card(m_scene, m_request))
            return;
        add(Text::tr("Half precision"), Text::tr("Computes in fp16 instead of fp32"), {0.5, 0.5},
            [](GenerationRequest& changed) { changed.compute.precision = Precision::fp16; });
    }

    // Those beyond the context are not in memory at once.
    void drop_frames()
    {
        const int frames = m_request.frame_count;
        if (frames > m_request.context.length || frames <= shortest_context)
            return;
        add(Text::tr("Fewer frames"), Text::tr("%1 instead of %2").arg(frames / 2).arg(frames),
            {static_cast<double>(frames / 2) / frames},
            [frames](GenerationRequest& changed) { changed.frame_count = frames / 2; });
    }

    const FailureScene& m_scene;
    const GenerationJob& m_job;
    const GenerationRequest& m_request;
    std::vector<MemoryRemedy> m_found;
};

}  // namespace

std::vector<MemoryRemedy> memory_remedies(const FailureScene& scene, const GenerationJob& job)
{
    return Remedies(scene, job).best();
}

}  // namespace flipbook::ui
