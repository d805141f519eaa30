// SPDX-License-Identifier: GPL-3.0-or-later
#include "flipbook/engine.h"

#include <ATen/Parallel.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <functional>
#include <future>
#include <new>
#include <utility>

#include "core/system_memory.h"
#include "diffusion/benchmark.h"
#include "diffusion/checks.h"
#include "diffusion/pipeline.h"
#include "export/exporters.h"
#include "export/file_bytes.h"
#include "export/frame_reader.h"
#include "export/png.h"
#include "export/write_clip.h"
#include "models/device.h"
#include "runtime/jobs.h"
#include "training/gradient_check.h"
#include "training/trainer.h"
#include "training/training_kinds.h"

namespace flipbook {

namespace {

// The tensor library's messages carry a stack trace below their first line.
std::string first_line(const std::string& text)
{
    return text.substr(0, text.find('\n'));
}

// The processor's allocator throws a plain c10::Error, so its sentence is all there is to go by.
bool is_out_of_memory(const std::string& message)
{
    return message.find("can't allocate memory") != std::string::npos;
}

// Runs inside the handler of run_guarded().
Error translate_exception(const std::exception_ptr& pointer)
{
    try {
        std::rethrow_exception(pointer);
    } catch (const c10::OutOfMemoryError& error) {
        return {ErrorCode::out_of_memory, first_line(error.what_without_backtrace())};
    } catch (const std::bad_alloc&) {
        return {ErrorCode::out_of_memory, "Main memory ran out."};
    } catch (const c10::AcceleratorError& error) {
        return {ErrorCode::device, first_line(error.what_without_backtrace())};
    } catch (const c10::Error& error) {
        const std::string message = first_line(error.what_without_backtrace());
        return {is_out_of_memory(message) ? ErrorCode::out_of_memory : ErrorCode::internal,
                message};
    } catch (const std::exception& error) {
        return {ErrorCode::internal, first_line(error.what())};
    }
}

int thread_count(const EngineOptions& options)
{
    if (options.threads > 0)
        return options.threads;
    return std::max(1, at::get_num_threads());  // Physical cores, unless the environment says so.
}

std::vector<Format> formats_of(const Registry<ExporterEntry>& exporters)
{
    std::vector<Format> formats;
    for (const ExporterEntry& entry : exporters.entries())
        formats.push_back(
            {entry.name, entry.description, entry.extensions, entry.depth, entry.options});
    return formats;
}

template <class Entry> std::vector<std::string> names_of(const Registry<Entry>& registry)
{
    std::vector<std::string> names;
    for (const Entry& entry : registry.entries())
        names.push_back(entry.name);
    return names;
}

Result<void> write_png(const std::filesystem::path& file, const Frame& picture)
{
    FLIPBOOK_ASSIGN(const auto png, encode_png(picture));
    return write_bytes(file, png, file);
}

// The engine in this process: tensors on one thread, files on another.
class LocalEngine final : public Engine {
public:
    LocalEngine(EngineOptions options, EventSink sink)
        : m_options(std::move(options)), m_exporters(builtin_exporters()),
          m_export_jobs(sink, translate_exception), m_tensor_jobs(sink, translate_exception)
    { }

    ~LocalEngine() override
    {
        // The networks go where they lived.
        m_tensor_jobs.cancel_all();
        m_tensor_jobs.run_silently([this] { m_pipeline.reset(); });
        m_tensor_jobs.wait_until_idle();
    }

    // Starts the tensor library on its thread. Blocks.
    Result<void> start()
    {
        std::promise<Result<Event>> outcome;
        m_tensor_jobs.run_silently([&] {
            outcome.set_value(run_guarded(
                [this]() -> Result<Event> {
                    prepare_tensors();
                    return Event(JobStarted{});
                },
                translate_exception));
        });
        FLIPBOOK_TRY(outcome.get_future().get());
        return {};
    }

    const Capabilities& capabilities() const override { return m_capabilities; }

    JobId generate(GenerationRequest request) override
    {
        return post(m_tensor_jobs, [this, request = std::move(request)](JobContext& job) {
            return with_remedies(
                [&](std::size_t remedies) { return m_pipeline->generate(request, job, remedies); });
        });
    }

    JobId decode(LatentsPtr latents, GenerationRequest request) override
    {
        return post(m_tensor_jobs, [this, latents = std::move(latents),
                                    request = std::move(request)](JobContext& job) {
            return with_remedies([&](std::size_t remedies) {
                return m_pipeline->decode(latents, request, job, remedies);
            });
        });
    }

    JobId export_clip(ClipPtr clip, ExportRequest request) override
    {
        return post(m_export_jobs,
                    [this, clip = std::move(clip), request = std::move(request)](JobContext& job) {
                        return write_clip(m_exporters, clip, request, job);
                    });
    }

    JobId benchmark(BenchmarkRequest request) override
    {
        return post(m_tensor_jobs, [request](JobContext& job) {
            const c10::InferenceMode inference;
            return run_benchmark(request, job);
        });
    }

    JobId train(TrainingRequest request) override
    {
        return post(m_tensor_jobs, [request = std::move(request)](JobContext& job) {
            return flipbook::train(request, {write_png, read_frames}, job);
        });
    }

    JobId check_gradients(std::string training_kind) override
    {
        return post(m_tensor_jobs, [kind = std::move(training_kind)](JobContext& job) {
            return flipbook::check_gradients(kind, job);
        });
    }

    JobId check(CheckRequest request) override
    {
        return post(m_tensor_jobs, [this, request = std::move(request)](JobContext& job) {
            const c10::InferenceMode inference;
            return run_check(request, *m_pipeline, write_png, job);
        });
    }

    void cancel(JobId job) override
    {
        m_tensor_jobs.cancel(job);
        m_export_jobs.cancel(job);
    }

    void wait_until_idle() override
    {
        m_tensor_jobs.wait_until_idle();
        m_export_jobs.wait_until_idle();
    }

private:
    JobId post(JobQueue& queue, JobQueue::Work work)
    {
        const JobId job{++m_last_job};
        queue.post(job, std::move(work));
        return job;
    }

    void prepare_tensors()
    {
        open_cuda_library();
        at::set_num_threads(thread_count(m_options));
        at::globalContext().setFlushDenormal(true);
        m_capabilities.devices = list_devices();
        m_capabilities.schedulers = names_of(builtin_schedulers());
        m_capabilities.motion_modules = names_of(builtin_motion_modules());
        m_capabilities.checks = names_of(builtin_checks());
        m_capabilities.training_kinds = names_of(builtin_training_kinds());
        m_capabilities.formats = formats_of(m_exporters);
        m_capabilities.threads = at::get_num_threads();
        m_pipeline = std::make_unique<Pipeline>(
            PipelineOptions{m_options.memory_limit_bytes, m_options.previews, m_options.deep_frames,
                            m_options.catalog_file});
    }

    // Plans can be wrong about a device that others use, too: an attempt that runs out of memory
    // is followed by one with one more remedy, until none is left.
    Result<Event> with_remedies(const std::function<Result<Event>(std::size_t)>& attempt)
    {
        const c10::InferenceMode inference;
        for (std::size_t remedies = 0;; ++remedies) {
            auto outcome = run_guarded([&] { return attempt(remedies); }, translate_exception);
            const bool may_try_again = !outcome && outcome.error().code == ErrorCode::out_of_memory
                                       && remedies < memory_remedies;
            if (!may_try_again)
                return outcome;
        }
    }

    EngineOptions m_options;
    Registry<ExporterEntry> m_exporters;
    Capabilities m_capabilities;  // Written before create() returns, then only read.
    std::atomic<std::uint64_t> m_last_job = 0;
    std::unique_ptr<Pipeline> m_pipeline;  // Of the tensor thread.
    JobQueue m_export_jobs;
    JobQueue m_tensor_jobs;  // Last: its thread uses the above.
};

}  // namespace

Result<std::unique_ptr<Engine>> Engine::create(EngineOptions options, EventSink sink)
{
    keep_freed_pages();
    auto engine = std::make_unique<LocalEngine>(std::move(options), std::move(sink));
    FLIPBOOK_TRY(engine->start());
    return std::unique_ptr<Engine>(std::move(engine));
}

}  // namespace flipbook
