// SPDX-License-Identifier: GPL-3.0-or-later
#include <utility>

#include "core/utf8_path.h"
#include "flipbook/model_page.h"

namespace flipbook {

namespace {

bool is_checkpoint(const ModelPage& page)
{
    switch (page.kind) {
    case ModelKind::sd15_checkpoint:
    case ModelKind::sd15_inpainting:
    case ModelKind::sd15_instruct_pix2pix:
    case ModelKind::sd2_checkpoint:
    case ModelKind::sdxl_checkpoint:
    case ModelKind::sd3_checkpoint:
    case ModelKind::flux:
        return true;
    default:
        return false;
    }
}

// "a LoRA for SDXL", where the kind does not say it.
std::string kind_with_base(const ModelPage& page)
{
    const std::string text = description(page.kind);
    const std::string base = description(page.base);
    return text.find(base) != std::string::npos ? text : text + " for " + base;
}

std::string kind_without_article(const ModelPage& page)
{
    const std::string text = description(page.kind);
    return text.substr(text.find(' ') + 1);
}

}  // namespace

std::optional<std::string> misfit(const ModelPage& one, const ModelPage& other)
{
    if (is_checkpoint(other) && !is_checkpoint(one))
        return misfit(other, one);
    if (!is_checkpoint(one) || is_checkpoint(other) || one.base == ModelBase::unknown
        || other.base == ModelBase::unknown || one.base == other.base)
        return std::nullopt;
    // A VAE of SDXL cannot be told from one of SD 1.5.
    if (other.kind == ModelKind::vae && one.base == ModelBase::sdxl
        && other.base == ModelBase::sd15)
        return std::nullopt;
    std::string text = path_to_utf8(one.path) + " is " + description(one.kind) + " and "
                       + path_to_utf8(other.path) + " is " + kind_with_base(other)
                       + ", which do not fit each other: choose ";
    if (one.base != ModelBase::sd15)
        return text + "an SD 1.5 checkpoint instead of " + path_to_utf8(one.path.filename()) + ".";
    return text + "one for SD 1.5 instead of the " + kind_without_article(other) + " "
           + path_to_utf8(other.path.filename()) + ".";
}

}  // namespace flipbook
