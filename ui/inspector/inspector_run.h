// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "flipbook/event.h"
#include "ui/inspector/inspection.h"

namespace flipbook::ui {

class EngineBridge;
class GenerationQueue;

// What a look at a clip has found so far.
struct ClipLook {
    GenerationRequest request;
    std::vector<LayerFacts> layers;  // Of the steps that are done, in their order.
    std::vector<HeadFacts> heads;
    std::vector<AttentionMap> maps;  // As `heads`.
    ClipPtr clip;                    // Null until the end, or where the clip failed.
};

// One look inside a model at a time, on the engine's thread, which makes no clips meanwhile.
// GUI thread.
class InspectorRun final : public QObject {
    Q_OBJECT

public:
    enum class Look { none, weights, clip, comparison };

    InspectorRun(EngineBridge& engine, GenerationQueue& queue, QObject* parent = nullptr);
    ~InspectorRun() override;  // Ends the look.

    // What is still to be done to a request when a look at it begins.
    using Preparation = std::function<void(GenerationRequest&)>;
    void set_preparation(Preparation prepare) { m_prepare = std::move(prepare); }

    // Why no look at this can begin now, one sentence; empty where one can.
    QString obstacle(const GenerationRequest& request) const;

    // Preconditions of all: obstacle() has none.
    void look_at_weights(const GenerationRequest& request);
    void look_at_clip(const GenerationRequest& request);
    // Both clips, one after the other.
    void compare(const GenerationRequest& first, const GenerationRequest& second);
    void stop();

    Look look() const { return m_look; }  // The one that goes on.
    int step() const { return m_step; }
    int steps() const { return m_steps; }
    const QString& message() const { return m_message; }  // What the last look ended with, if ill.

    const std::vector<TensorFacts>& tensors() const { return m_tensors; }
    const std::vector<CheckHistogram>& histograms() const { return m_histograms; }
    // Of the last look at a clip, or the first of two that were compared.
    const ClipLook& clip() const { return m_clips[0]; }
    const ClipLook& other_clip() const { return m_clips[1]; }

Q_SIGNALS:
    void state_changed();  // look(), step(), message()
    void weights_ready();
    void layers_measured();   // clip() or other_clip() has further layers.
    void clip_ready();        // clip() is complete.
    void comparison_ready();  // Both are.

private:
    GenerationRequest prepared(GenerationRequest request) const;
    void begin(Look look, const char* what, const GenerationRequest& request);
    void ask(const char* what, const GenerationRequest& request);
    void take(const CheckReport& report);
    void end(const QString& message);
    bool is_mine(JobId job) const { return m_job == job; }
    void connect_engine();

    EngineBridge& m_engine;
    GenerationQueue& m_queue;
    Preparation m_prepare;
    Look m_look = Look::none;
    std::optional<JobId> m_job;
    int m_step = 0, m_steps = 0;
    QString m_message;
    std::vector<TensorFacts> m_tensors;
    std::vector<CheckHistogram> m_histograms;
    std::array<ClipLook, 2> m_clips;
    std::size_t m_current = 0;  // Of m_clips.
};

}  // namespace flipbook::ui
