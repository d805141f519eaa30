// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/mock_engine.h"

#include <atomic>
#include <thread>
#include <utility>

#include "core/utf8_path.h"
#include "export/exporters.h"
#include "export/write_clip.h"
#include "flipbook/context_windows.h"
#include "flipbook/memory_shortage.h"
#include "flipbook/schedule_preview.h"
#include "mock/mock_checks.h"
#include "mock/mock_clip.h"
#include "mock/mock_script.h"
#include "mock/mock_training.h"
#include "runtime/jobs.h"

namespace flipbook {

namespace {

Error translate(const std::exception_ptr& pointer)
{
    std::rethrow_exception(pointer);  // Nothing here throws; what does is a bug, and found sooner.
}

Error scripted_error(const MockScript& script, const GenerationRequest& request)
{
    const std::string step = std::to_string(script.failing_step);
    switch (*script.failure) {
    case ErrorCode::out_of_memory:
        return {ErrorCode::out_of_memory,
                "Memory ran out in step " + step + ". "
                    + out_of_memory_error({9'100'000'000, 7'900'000'000}).message};
    case ErrorCode::not_finite:
        return {ErrorCode::not_finite,
                "NaN appeared in step " + step + " in layer up_blocks.3.resnets.0; fp32 may help."};
    case ErrorCode::device:
        return {ErrorCode::device, "The device was lost in step " + step + '.'};
    default:
        return {ErrorCode::not_found, path_to_utf8(request.checkpoint) + " does not exist."};
    }
}

class MockEngine final : public Engine {
public:
    MockEngine(MockScript script, EngineOptions options, const EventSink& sink)
        : m_script(script), m_options(options), m_exporters(builtin_exporters()),
          m_failing_jobs(script.failing_jobs), m_hang(script.hang), m_export_jobs(sink, translate),
          m_clip_jobs(sink, translate)
    {
        m_capabilities.devices = {
            {"cpu", "Mock processor", 16'000'000'000, 12'000'000'000, {Precision::fp32}}};
        m_capabilities.schedulers = known_samplers();
        m_capabilities.motion_modules = {"animatediff", "timestep_modulated", "low_rank_context",
                                         "torchscript"};
        m_capabilities.training_kinds = {"vae",           "image",       "video",
                                         "motion-module", "motion-lora", "domain-adapter"};
        m_capabilities.checks = mock_check_names();
        for (const ExporterEntry& entry : m_exporters.entries())
            m_capabilities.formats.push_back(
                {entry.name, entry.description, entry.extensions, entry.depth});
    }

    const Capabilities& capabilities() const override { return m_capabilities; }

    JobId generate(GenerationRequest request) override
    {
        const JobId id{++m_last_job};
        m_clip_jobs.post(id, [this, request = std::move(request)](JobContext& job) {
            return make_clip(request, job);
        });
        return id;
    }

    JobId decode(LatentsPtr latents, GenerationRequest request) override
    {
        const JobId id{++m_last_job};
        m_clip_jobs.post(id, [latents, request = std::move(request)](JobContext& job) {
            job.phase_started(Phase::decode);
            const Size size = request.size == Size{0, 0} ? Size{512, 512} : request.size;
            ClipReady ready{job.job(), draw_mock_clip(request, size, 0.3), latents, request};
            return Result<Event>(Event(std::move(ready)));
        });
        return id;
    }

    JobId export_clip(ClipPtr clip, ExportRequest request) override
    {
        const JobId id{++m_last_job};
        m_export_jobs.post(
            id, [this, clip = std::move(clip), request = std::move(request)](JobContext& job) {
                return write_clip(m_exporters, clip, request, job);
            });
        return id;
    }

    JobId benchmark(BenchmarkRequest) override { return refuse("benchmarks"); }
    JobId train(TrainingRequest request) override
    {
        const JobId id{++m_last_job};
        m_clip_jobs.post(id, [this, request = std::move(request)](JobContext& job) {
            return mock_training(request, m_script.step, job);
        });
        return id;
    }
    JobId check_gradients(std::string) override { return refuse("gradients"); }
    JobId check(CheckRequest request) override
    {
        const JobId id{++m_last_job};
        m_clip_jobs.post(id, [this, request = std::move(request)](JobContext& job) {
            return mock_check(request, m_script.step, job);
        });
        return id;
    }

    void cancel(JobId job) override
    {
        m_clip_jobs.cancel(job);
        m_export_jobs.cancel(job);
    }

    void wait_until_idle() override
    {
        m_clip_jobs.wait_until_idle();
        m_export_jobs.wait_until_idle();
    }

private:
    JobId refuse(const std::string& what)
    {
        const JobId id{++m_last_job};
        m_clip_jobs.post(id, [what](JobContext&) -> Result<Event> {
            return Error{ErrorCode::invalid_request, "The mock engine has no " + what + '.'};
        });
        return id;
    }

    Result<Event> make_clip(GenerationRequest request, JobContext& job)
    {
        FLIPBOOK_TRY(validate(request));
        if (request.size == Size{0, 0})
            request.size = {512, 512};
        job.phase_started(Phase::load);
        std::this_thread::sleep_for(m_script.load);
        if (m_script.failure == ErrorCode::not_found && m_failing_jobs-- > 0)
            return scripted_error(m_script, request);
        job.phase_started(Phase::encode);
        FLIPBOOK_TRY(denoise(request, job));
        job.phase_started(Phase::decode);
        std::this_thread::sleep_for(m_script.decode);
        ClipReady ready{job.job(), draw_mock_clip(request, request.size, 0.0), nullptr, request};
        ready.seconds = 1.0;
        ready.peak_memory_bytes = 4'000'000'000;
        return Event(std::move(ready));
    }

    Result<void> denoise(const GenerationRequest& request, JobContext& job)
    {
        job.phase_started(Phase::denoise);
        StepCompleted event;
        event.steps = request.sampling.steps;
        const Size preview_size{request.size.width / 8, request.size.height / 8};
        for (event.step = 1; event.step <= event.steps; ++event.step) {
            event.windows = static_cast<int>(
                context_windows(request.frame_count, request.context, event.step - 1).size());
            event.seconds = std::chrono::duration<double>(m_script.step).count() / event.windows;
            // Every window but the last; failures and previews come with that.
            for (event.window = 1; event.window < event.windows; ++event.window) {
                FLIPBOOK_TRY(job.keep_going());
                std::this_thread::sleep_for(m_script.step / event.windows);
                job.step_completed(event);
            }
            FLIPBOOK_TRY(job.keep_going());
            std::this_thread::sleep_for(m_script.step / event.windows + std::exchange(m_hang, {}));
            const bool fails = m_script.failure && m_script.failure != ErrorCode::not_found
                               && event.step == m_script.failing_step;
            if (fails && m_failing_jobs-- > 0)
                return scripted_error(m_script, request);
            if (event.step >= 2)
                event.eta_seconds = event.seconds * event.windows * (event.steps - event.step);
            job.step_completed(event);
            const double noise = 1.0 - static_cast<double>(event.step) / event.steps;
            if (m_options.previews)
                job.preview(draw_mock_clip(request, preview_size, noise),
                            std::make_shared<Latents>());
        }
        return {};
    }

    MockScript m_script;
    EngineOptions m_options;
    Registry<ExporterEntry> m_exporters;
    Capabilities m_capabilities;
    std::atomic<int> m_failing_jobs;
    std::chrono::milliseconds m_hang;  // Still to come; of the clips' thread.
    std::atomic<std::uint64_t> m_last_job = 0;
    JobQueue m_export_jobs;
    JobQueue m_clip_jobs;  // Last: its thread uses the above.
};

}  // namespace

Result<std::unique_ptr<Engine>> create_mock_engine(const std::string& script, EngineOptions options,
                                                   EventSink sink)
{
    FLIPBOOK_ASSIGN(const MockScript parsed, parse_mock_script(script));
    return std::unique_ptr<Engine>(std::make_unique<MockEngine>(parsed, options, sink));
}

}  // namespace flipbook
