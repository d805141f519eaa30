// SPDX-License-Identifier: GPL-3.0-or-later
#include "closest_name.h"

#include <algorithm>
#include <cstddef>

namespace flipbook::cli {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Optimal string alignment: letters inserted, left out, replaced, or two neighbours swapped.
std::size_t edit_distance(std::string_view a, std::string_view b)
{
    const std::size_t columns = b.size() + 1;
    std::vector<std::size_t> table((a.size() + 1) * columns);
    const auto cell = [&](std::size_t i, std::size_t j) -> std::size_t& {
        return table[i * columns + j];
    };
    for (std::size_t i = 0; i <= a.size(); ++i)
        cell(i, 0) = i;
    for (std::size_t j = 0; j <= b.size(); ++j)
        cell(0, j) = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            cell(i, j) = std::min(
                {cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (same ? 0U : 1U)});
            if (i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2])
                && lower(a[i - 2]) == lower(b[j - 1]))
                cell(i, j) = std::min(cell(i, j), cell(i - 2, j - 2) + 1);
        }
    }
    return cell(a.size(), b.size());
}

}  // namespace

std::string ending_with_hint(std::string_view word, const std::vector<std::string>& names)
{
    // No name is that long, and the table of a whole prompt given as an option would be large.
    constexpr std::size_t longest_word = 64;
    if (word.size() > longest_word)
        return ".";

    const std::string* closest = nullptr;
    std::size_t smallest = std::max<std::size_t>(1, word.size() / 3) + 1;
    for (const std::string& name : names) {
        const std::size_t distance = edit_distance(word, name);
        if (distance < smallest) {
            smallest = distance;
            closest = &name;
        }
    }
    return closest ? "; did you mean '" + *closest + "'?" : ".";
}

}  // namespace flipbook::cli
