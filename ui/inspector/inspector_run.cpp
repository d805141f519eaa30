// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_run.h"

#include <utility>

#include "ui/engine/engine_bridge.h"
#include "ui/errors/error_text.h"
#include "ui/jobs/generation_queue.h"

namespace flipbook::ui {

InspectorRun::InspectorRun(EngineBridge& engine, GenerationQueue& queue, QObject* parent)
    : QObject(parent), m_engine(engine), m_queue(queue)
{
    connect_engine();
    for (auto signal : {&GenerationQueue::job_changed, &GenerationQueue::job_added})
        connect(&queue, signal, this, &InspectorRun::state_changed);
    connect(&queue, &GenerationQueue::held_changed, this, &InspectorRun::state_changed);
    connect(&engine, &EngineBridge::ready, this, &InspectorRun::state_changed);
}

InspectorRun::~InspectorRun()
{
    if (m_job && m_engine.is_ready())
        m_engine.cancel(*m_job);
}

void InspectorRun::connect_engine()
{
    connect(&m_engine, &EngineBridge::steps_completed, this,
            [this](JobId job, const std::vector<StepCompleted>& steps) {
                if (!is_mine(job) || steps.back().phase != Phase::denoise)
                    return;
                m_step = steps.back().step;
                m_steps = steps.back().steps;
                Q_EMIT state_changed();
            });
    connect(&m_engine, &EngineBridge::layers_measured, this,
            [this](const LayersMeasured& measured) {
                if (!is_mine(measured.job))
                    return;
                const std::vector<LayerFacts> further = layers_of(measured.table);
                auto& layers = m_clips[m_current].layers;
                layers.insert(layers.end(), further.begin(), further.end());
                Q_EMIT layers_measured();
            });
    connect(&m_engine, &EngineBridge::check_ready, this,
            [this](JobId job, const CheckReport& report) {
                if (is_mine(job))
                    take(report);
            });
    connect(&m_engine, &EngineBridge::job_failed, this, [this](JobId job, const Error& error) {
        if (is_mine(job))
            end(error_text(error));
    });
    connect(&m_engine, &EngineBridge::job_cancelled, this, [this](JobId job) {
        if (is_mine(job))
            end({});
    });
    connect(&m_engine, &EngineBridge::ended, this, [this] {
        if (m_job)
            end({});
    });
}

QString InspectorRun::obstacle(const GenerationRequest& request) const
{
    if (m_look != Look::none)
        return tr("The model is being looked at.");
    if (request.checkpoint.empty())
        return tr("Choose a checkpoint first");
    if (!m_engine.is_ready())
        return tr("The engine is still being loaded.");
    if (m_queue.is_held(GenerationQueue::Hold::training))
        return tr("A training goes on: pause it first.");
    if (m_queue.running())
        return tr("A clip is being made: this can begin once it is done.");
    return {};
}

GenerationRequest InspectorRun::prepared(GenerationRequest request) const
{
    if (m_prepare)
        m_prepare(request);
    return request;
}

void InspectorRun::look_at_weights(const GenerationRequest& request)
{
    begin(Look::weights, "weights", prepared(request));
}

void InspectorRun::look_at_clip(const GenerationRequest& request)
{
    m_clips = {};
    m_clips[0].request = prepared(request);
    begin(Look::clip, "activations", m_clips[0].request);
}

void InspectorRun::compare(const GenerationRequest& first, const GenerationRequest& second)
{
    m_clips = {};
    m_clips[0].request = prepared(first);
    m_clips[1].request = prepared(second);
    begin(Look::comparison, "activations", m_clips[0].request);
}

void InspectorRun::begin(Look look, const char* what, const GenerationRequest& request)
{
    m_look = look;
    m_current = 0;
    m_message.clear();
    m_queue.set_held(GenerationQueue::Hold::inspection, true);
    ask(what, request);
}

void InspectorRun::ask(const char* what, const GenerationRequest& request)
{
    m_step = 0;
    m_steps = 0;
    CheckRequest check;
    check.what = what;
    check.request = request;
    if (check.what == "activations")  // All of the UNet: what is shown is chosen afterwards.
        check.layers = {"conv_in", "down_blocks", "mid_block", "up_blocks", "conv_out"};
    m_job = m_engine.check(std::move(check));
    Q_EMIT state_changed();
}

void InspectorRun::stop()
{
    if (m_job)
        m_engine.cancel(*m_job);
}

void InspectorRun::take(const CheckReport& report)
{
    const QString fault = report.faults.empty() ? QString() : sentence_text(report.faults.front());
    if (m_look == Look::weights) {
        m_tensors = tensors_of(report);
        m_histograms = report.histograms;
        end(fault);
        Q_EMIT weights_ready();
        return;
    }
    ClipLook& look = m_clips[m_current];
    if (const CheckTable* table = table_of(report, "activations"))
        look.layers = layers_of(*table);
    look.heads = heads_of(report);
    look.maps = report.maps;
    look.clip = report.clip;
    if (m_look == Look::comparison && m_current == 0 && look.clip) {
        Q_EMIT clip_ready();
        m_current = 1;
        ask("activations", m_clips[1].request);
        return;
    }
    const bool is_comparison = m_look == Look::comparison && m_current == 1;
    end(fault);
    if (is_comparison)
        Q_EMIT comparison_ready();
    else
        Q_EMIT clip_ready();
}

void InspectorRun::end(const QString& message)
{
    m_job.reset();
    m_look = Look::none;
    m_message = message;
    m_queue.set_held(GenerationQueue::Hold::inspection, false);
    Q_EMIT state_changed();
}

}  // namespace flipbook::ui
