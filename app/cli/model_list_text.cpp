// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_list_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "model_page_text.h"
#include "utf8.h"

namespace flipbook::cli {

namespace {

struct Group {
    const char* heading;
    ModelKind kind;
};

constexpr std::array groups{
    Group{"Checkpoints (--model)", ModelKind::sd15_checkpoint},
    Group{"Motion modules (--motion)", ModelKind::motion_module},
    Group{"MotionLoRAs (--motion-lora)", ModelKind::motion_lora},
    Group{"LoRAs (--lora)", ModelKind::lora},
    Group{"Domain adapters (--lora)", ModelKind::domain_adapter},
    Group{"Textual inversions (--embedding)", ModelKind::textual_inversion},
    Group{"VAEs (--vae)", ModelKind::vae},
};

std::string name_of(const ModelPage& page, const std::filesystem::path& folder)
{
    const auto relative = page.path.lexically_relative(folder);
    const bool is_below = !relative.empty() && *relative.begin() != "..";
    return to_utf8(is_below ? relative : page.path);
}

// What tells it from others of its kind, in few words.
std::string details(const ModelPage& page)
{
    std::string text;
    const auto add = [&text](const std::string& part) {
        if (!part.empty())
            text += (text.empty() ? "" : ", ") + part;
    };
    add(page.variant);
    if (page.lora && page.lora->largest_rank > 0)
        add("rank " + std::to_string(page.lora->largest_rank));
    if (page.motion)
        add(std::to_string(page.motion->longest_window) + " frames");
    if (page.embedding)
        add("word " + page.embedding->word);
    add(page.precision);
    add(size_text(page.file_bytes));
    return text;
}

std::string rows_of(const std::vector<const ModelPage*>& pages, const std::filesystem::path& folder)
{
    constexpr std::size_t widest = 56;
    std::size_t columns = 0;
    for (const ModelPage* page : pages)
        columns = std::max(columns, std::min(widest, name_of(*page, folder).size()));
    std::string text;
    for (const ModelPage* page : pages) {
        std::string name = name_of(*page, folder);
        name.resize(std::max(columns, name.size()), ' ');
        text += "  " + name + "  " + details(*page) + '\n';
    }
    return text;
}

}  // namespace

std::string list_text(const std::filesystem::path& folder, const ModelScan& scan)
{
    std::string text = to_utf8(folder) + ": " + std::to_string(scan.pages.size())
                       + (scan.pages.size() == 1 ? " model\n" : " models\n");
    for (const Group& group : groups) {
        std::vector<const ModelPage*> pages;
        for (const ModelPage& page : scan.pages)
            if (page.is_usable() && page.kind == group.kind)
                pages.push_back(&page);
        if (!pages.empty())
            text += std::string("\n") + group.heading + '\n' + rows_of(pages, folder);
    }
    std::string unusable;
    for (const ModelPage& page : scan.pages)
        if (!page.is_usable()) {
            const bool is_known = page.kind != ModelKind::unknown;
            unusable += "  " + name_of(page, folder) + '\n' + "      "
                        + (is_known ? std::string("is ") + description(page.kind) + ". " : "")
                        + page.problems.front() + '\n';
        }
    if (!unusable.empty())
        text += "\nCannot be used\n" + unusable;
    return text;
}

}  // namespace flipbook::cli
