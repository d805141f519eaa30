// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_page_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iomanip>
#include <sstream>

#include "utf8.h"

namespace flipbook::cli {

namespace {

// Three digits are enough to compare by.
std::string scaled_text(double value)
{
    std::ostringstream text;
    text << std::fixed << std::setprecision(value < 10 ? 1 : 0) << value;
    return text.str();
}

void add_line(std::string& text, const std::string& name, const std::string& value)
{
    constexpr std::size_t name_columns = 16;
    if (value.empty())
        return;
    std::string padded = name;
    padded.resize(std::max(name_columns, name.size() + 1), ' ');
    text += "  " + padded + value + '\n';
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string counted(std::int64_t count, const std::string& one, const std::string& many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

// What it is, and whether and how it is used.
std::string summary(const ModelPage& page)
{
    if (page.tensor_count == 0 && page.kind == ModelKind::unknown)
        return "";
    std::string text = "This is " + std::string(description(page.kind));
    if (!page.variant.empty())
        text += ", " + page.variant;
    const std::string option = option_for(page.kind);
    return page.is_usable() && !option.empty() ? text + ". Use it with " + option + "."
                                               : text + ".";
}

void add_motion(std::string& text, const MotionFacts& motion)
{
    add_line(text, "frames",
             "up to " + std::to_string(motion.longest_window) + " at once"
                 + (motion.positions ? "" : " (it stores no table of positions)")
                 + "; longer clips are made in overlapping windows");
    add_line(text, "layers", counted(motion.modules, "module", "modules"));
    add_line(text, "betas", to_string(motion.betas) + ", taken by --betas auto");
    add_line(text, "norms",
             motion.joint_norms ? "of residual blocks over all frames together (--compat official)"
                                : "frame by frame (--compat official)");
}

void add_lora(std::string& text, const LoraFacts& lora)
{
    std::string rank;
    if (lora.largest_rank > 0)
        rank = lora.smallest_rank == lora.largest_rank
                   ? ", rank " + std::to_string(lora.largest_rank)
                   : ", ranks " + std::to_string(lora.smallest_rank) + " to "
                         + std::to_string(lora.largest_rank);
    add_line(text, "family",
             lora.algorithm + rank + (lora.has_alpha ? ", with alpha" : "") + ", named as by "
                 + lora.format);
    std::vector<std::string> parts;
    if (lora.unet_layers > 0)
        parts.push_back(std::to_string(lora.unet_layers) + " of the UNet");
    if (lora.text_encoder_layers > 0)
        parts.push_back(std::to_string(lora.text_encoder_layers) + " of the text encoder");
    if (lora.motion_layers > 0)
        parts.push_back(std::to_string(lora.motion_layers) + " of the motion module");
    add_line(text, "changes layers", joined(parts));
}

void add_checkpoint(std::string& text, const CheckpointFacts& checkpoint)
{
    std::vector<std::string> parts;
    if (checkpoint.has_unet)
        parts.push_back("UNet");
    if (checkpoint.has_vae)
        parts.push_back("VAE");
    if (checkpoint.has_text_encoder)
        parts.push_back("text encoder");
    if (checkpoint.has_ema)
        parts.push_back("averaged UNet");
    add_line(text, "holds", joined(parts));
    add_line(text, "predicts", checkpoint.prediction);
}

// A sentence behind a colon: names and abbreviations keep their capitals.
std::string continued(std::string sentence)
{
    for (const char* start : {"It ", "Its ", "A ", "Nothing "})
        if (sentence.starts_with(start))
            sentence.front() = static_cast<char>(sentence.front() - 'A' + 'a');
    return sentence;
}

std::string contents(const ModelPage& page)
{
    if (page.tensor_count == 0)
        return "";
    return counted(static_cast<std::int64_t>(page.tensor_count), "tensor", "tensors") + ", "
           + count_text(page.parameter_count) + " parameters"
           + (page.precision.empty() ? "" : ", " + page.precision);
}

void add_findings(std::string& text, const DeepFindings& deep)
{
    const auto add = [&text](const char* what, const std::vector<std::string>& names) {
        constexpr std::size_t named = 5;
        std::string list;
        for (std::size_t i = 0; i < std::min(named, names.size()); ++i)
            list += (i > 0 ? ", " : "") + names[i];
        if (names.size() > named)
            list += " and " + std::to_string(names.size() - named) + " more";
        add_line(text, what, list.empty() ? "none" : list);
    };
    add("NaN, infinity", deep.not_finite);
    add("all zero", deep.all_zero);
    add("duplicated", deep.duplicated);
    add("extra tensors", deep.extra);
}

}  // namespace

std::string option_for(ModelKind kind)
{
    switch (kind) {
    case ModelKind::sd15_checkpoint:
        return "--model";
    case ModelKind::vae:
        return "--vae";
    case ModelKind::motion_module:
        return "--motion";
    case ModelKind::custom_motion_module:
        return "--attach";
    case ModelKind::motion_lora:
        return "--motion-lora";
    case ModelKind::domain_adapter:
    case ModelKind::lora:
        return "--lora";
    case ModelKind::textual_inversion:
        return "--embedding";
    default:
        return "";
    }
}

std::string size_text(std::uint64_t bytes)
{
    constexpr std::array units{"bytes", "kB", "MB", "GB", "TB"};
    double value = static_cast<double>(bytes);
    std::size_t unit = 0;
    for (; value >= 1000 && unit + 1 < units.size(); ++unit)
        value /= 1000;
    return (unit == 0 ? std::to_string(bytes) : scaled_text(value)) + " " + units[unit];
}

std::string count_text(std::uint64_t count)
{
    constexpr double million = 1e6;
    const auto value = static_cast<double>(count);
    return value < million ? std::to_string(count) : scaled_text(value / million) + " million";
}

std::string page_text(const ModelPage& page)
{
    std::string text = to_utf8(page.path) + '\n';
    if (const std::string line = summary(page); !line.empty())
        text += "  " + line + '\n';
    for (const std::string& problem : page.problems)
        text += "  It cannot be used. " + problem + '\n';
    add_line(text, "title", page.title);
    if (page.base != ModelBase::unknown && page.base != ModelBase::other)
        add_line(text, "base", description(page.base));
    if (page.checkpoint)
        add_checkpoint(text, *page.checkpoint);
    if (page.motion)
        add_motion(text, *page.motion);
    if (page.lora)
        add_lora(text, *page.lora);
    if (page.embedding)
        add_line(text, "word",
                 page.embedding->word + ", for "
                     + counted(page.embedding->vectors, "vector", "vectors") + " of "
                     + std::to_string(page.embedding->width) + " numbers");
    add_line(text, "contents", contents(page));
    if (page.file_bytes > 0)
        add_line(text, "size",
                 size_text(page.file_bytes)
                     + (page.container.empty() ? "" : ", " + page.container));
    add_line(text, "trigger words", joined(page.trigger_words));
    add_line(text, "author", page.author);
    add_line(text, "licence", page.licence);
    if (page.hashes) {
        add_line(text, "SHA-256", page.hashes->sha256);
        add_line(text, "A1111 hashes", page.hashes->a1111 + ", old " + page.hashes->a1111_old);
        add_line(text, "A1111 LoRA", page.hashes->a1111_lora);
    }
    if (page.deep)
        add_findings(text, *page.deep);
    for (const std::string& note : page.notes)
        text += "  Note: " + note + '\n';
    return text;
}

std::string reason_text(const ModelPage& page)
{
    const std::string& problem = page.problems.front();
    const std::string path = to_utf8(page.path);
    if (problem.find(path) != std::string::npos)
        return problem;
    return path + " is " + description(page.kind) + " and cannot be used: " + continued(problem);
}

}  // namespace flipbook::cli
