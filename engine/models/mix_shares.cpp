// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mix_shares.h"

#include <algorithm>
#include <cstdlib>

#include "core/number_text.h"
#include "core/text.h"

namespace flipbook {

namespace {

Error wrong_share(const std::string& text)
{
    return {ErrorCode::invalid_request,
            "The share \"" + text
                + "\" is none: a number, or places with a number each was needed, \"0.3, up:0.8, "
                  "up.1/attention:1\"; places are blocks of the UNet, attention, feed_forward, "
                  "norms and projections."};
}

}  // namespace

std::optional<MixShares::Part> MixShares::part_from(const std::string& word)
{
    if (word == "attention")
        return Part::attention;
    if (word == "feed_forward")
        return Part::feed_forward;
    if (word == "norms")
        return Part::norms;
    if (word == "projections")
        return Part::projections;
    return std::nullopt;
}

MixShares::Part MixShares::part_of(const std::string& name)
{
    if (name.find("norm") != std::string::npos)
        return Part::norms;
    if (name.find(".attn") != std::string::npos)
        return Part::attention;
    if (name.find(".ff.") != std::string::npos)
        return Part::feed_forward;
    return Part::projections;
}

Result<MixShares::Entry> MixShares::parse_entry(const std::string& text)
{
    Entry entry;
    const std::size_t colon = text.rfind(':');
    std::string_view number =
        std::string_view(text).substr(colon == std::string::npos ? 0 : colon + 1);
    number = trimmed(number, " ");
    if (!take_number(number, entry.share) || !number.empty())
        return wrong_share(text);
    if (colon == std::string::npos)
        return entry;
    const std::string place(trimmed(std::string_view(text).substr(0, colon), " "));
    const std::size_t slash = place.find('/');
    entry.part = part_from(slash == std::string::npos ? place : place.substr(slash + 1));
    if (slash != std::string::npos && !entry.part)
        return wrong_share(text);
    if (entry.part && slash == std::string::npos)
        return entry;
    auto blocks = MotionBlocks::parse(place.substr(0, slash));
    if (!blocks)
        return wrong_share(text);
    entry.blocks = std::move(blocks).value();
    return entry;
}

Result<MixShares> MixShares::parse(const std::string& text)
{
    MixShares shares;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        FLIPBOOK_ASSIGN(Entry entry, parse_entry(std::string(trimmed(
                                         std::string_view(text).substr(begin, end - begin), " "))));
        shares.m_entries.push_back(std::move(entry));
        begin = end + 1;
    }
    return shares;
}

double MixShares::at(const std::string& name) const
{
    // "up_blocks.1.…", "mid_block.…"
    const std::string side = name.substr(0, name.find('_'));
    const std::size_t dot = name.find('.');
    const std::int64_t block = side == "mid" || dot == std::string::npos
                                   ? 0
                                   : std::strtoll(name.c_str() + dot + 1, nullptr, 10);
    const auto entry = std::find_if(m_entries.rbegin(), m_entries.rend(), [&](const Entry& each) {
        return each.blocks.contains(side, block) && (!each.part || *each.part == part_of(name));
    });
    return entry == m_entries.rend() ? 0 : entry->share;
}

}  // namespace flipbook
