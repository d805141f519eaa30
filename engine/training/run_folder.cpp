// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/run_folder.h"

#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <system_error>
#include <utility>

#include "core/atomic_file.h"
#include "core/number_text.h"
#include "core/utf8_path.h"
#include "models/frames.h"
#include "models/weights.h"
#include "training/tensor_files.h"

namespace flipbook {

namespace {

namespace fs = std::filesystem;

Error failed(const fs::path& file, const std::string& what)
{
    return {ErrorCode::io, path_to_utf8(file) + " cannot be " + what + "."};
}

template <class Number>
bool read_number(const std::map<std::string, std::string>& metadata, const char* key,
                 Number& number)
{
    const auto found = metadata.find(key);
    if (found == metadata.end())
        return false;
    const std::string& text = found->second;
    return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc();
}

// Whether the run has come to its end; one of an older program does not say.
bool is_finished(const fs::path& folder)
{
    const auto state = Weights::open(folder / "state.safetensors");
    std::int64_t step = 0, steps = 0;
    return state && read_number(state.value().metadata(), "step", step)
           && read_number(state.value().metadata(), "steps", steps) && step >= steps;
}

// "video-1" beside "video", or the next number that is free.
fs::path free_name(const fs::path& folder)
{
    std::error_code ignored;
    for (int number = 1;; ++number) {
        fs::path name = folder;
        name += "-" + std::to_string(number);
        if (!fs::exists(name, ignored))
            return name;
    }
}

// A process that was killed has written lines after its last state.
Result<void> drop_later_lines(const fs::path& file, std::int64_t step)
{
    std::ifstream stream(file, std::ios::binary);
    std::string kept;
    for (std::string line; std::getline(stream, line);) {
        const auto json = nlohmann::json::parse(line, nullptr, false);
        if (json.is_object() && json.value("step", std::int64_t{0}) <= step)
            kept += line + "\n";
    }
    FLIPBOOK_ASSIGN(AtomicFile target, AtomicFile::create(file, /*overwrite=*/true));
    FLIPBOOK_TRY(target.write(std::as_bytes(std::span(kept))));
    return target.commit();
}

// [n, 3, h, w] -> [1, 3, rows · h, columns · w], what is left over black.
at::Tensor as_sheet(const SampleSheet& sheet)
{
    const std::int64_t columns = sheet.columns;
    const std::int64_t rows = (sheet.pictures.size(0) + columns - 1) / columns;
    at::Tensor cells = at::full({rows * columns, 3, sheet.pictures.size(2), sheet.pictures.size(3)},
                                -1.0, at::kFloat);
    cells.narrow(0, 0, sheet.pictures.size(0)).copy_(sheet.pictures);
    return cells.unflatten(0, {rows, columns})
        .permute({2, 0, 3, 1, 4})
        .flatten(3, 4)
        .flatten(1, 2)
        .unsqueeze(0);
}

}  // namespace

fs::path run_folder(const fs::path& model, const std::string& kind, const std::string& name)
{
    const fs::path folder = model / "training" / kind;
    return name.empty() ? folder : folder / path_from_utf8(name);
}

Result<RunFolder> RunFolder::open(const fs::path& folder, bool resume)
{
    std::error_code failure;
    bool has_state = fs::exists(folder / "state.safetensors", failure);
    if (has_state && !resume && is_finished(folder)) {
        fs::rename(folder, free_name(folder), failure);
        if (failure)
            return failed(folder, "set aside: " + failure.message());
        has_state = false;
    }
    if (has_state && !resume)
        return Error{ErrorCode::invalid_request,
                     path_to_utf8(folder)
                         + " holds a training that was begun: --resume goes on with it, another "
                           "output folder begins anew."};
    if (!has_state && resume)
        return Error{ErrorCode::invalid_request,
                     path_to_utf8(folder) + " holds no state.safetensors to go on from."};
    fs::create_directories(folder / "samples", failure);
    if (failure)
        return failed(folder, "made: " + failure.message());
    return RunFolder(folder);
}

Result<void> RunFolder::save(const NamedTensors& state, const RunProgress& progress) const
{
    return write_tensors(m_folder / "state.safetensors", state, at::kFloat,
                         {{"step", std::to_string(progress.step)},
                          {"steps", std::to_string(progress.steps)},
                          {"loss_average", number_text(progress.loss_average)}});
}

Result<RunProgress> RunFolder::restore(const NamedTensors& state) const
{
    const fs::path file = m_folder / "state.safetensors";
    FLIPBOOK_ASSIGN(const auto metadata, read_tensors(file, state));
    RunProgress progress;
    if (!read_number(metadata, "step", progress.step)
        || !read_number(metadata, "loss_average", progress.loss_average))
        return Error{ErrorCode::corrupt,
                     path_to_utf8(file) + " does not say at which step it was saved."};
    FLIPBOOK_TRY(drop_later_lines(m_folder / "train.jsonl", progress.step));
    return progress;
}

Result<void> RunFolder::log(const LogLine& line) const
{
    const nlohmann::ordered_json json = {{"step", line.progress.step},
                                         {"loss", line.loss},
                                         {"loss_average", line.progress.loss_average},
                                         {"learning_rate", line.learning_rate},
                                         {"gradient_norm", line.gradient_norm},
                                         {"seconds", line.seconds},
                                         {"examples_per_second", line.examples_per_second},
                                         {"peak_memory_bytes", line.peak_memory_bytes},
                                         {"memory_bytes", line.memory_bytes},
                                         {"part_norms", line.part_norms}};
    const fs::path file = m_folder / "train.jsonl";
    std::ofstream stream(file, std::ios::binary | std::ios::app);
    stream << json.dump() << '\n' << std::flush;
    return stream ? Result<void>() : failed(file, "written");
}

Result<void> RunFolder::write_samples(const SampleSheet& sheet, std::int64_t step,
                                      const PictureWriter& write) const
{
    constexpr std::size_t digits = 7;
    std::string name = std::to_string(step);
    name.insert(0, name.size() < digits ? digits - name.size() : 0, '0');
    return write(m_folder / "samples" / (name + ".png"), to_frames(as_sheet(sheet)).front());
}

}  // namespace flipbook
