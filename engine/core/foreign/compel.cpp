// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/foreign/compel.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/number_text.h"

namespace flipbook {

namespace {

bool ends_word(char letter)
{
    return std::string_view(" \t\r\n,.;:!?()[]\"").find(letter) != std::string_view::npos;
}

// Takes "++" or "--" off the start if nothing of a word follows, and "1.3" if `or_number`.
std::optional<double> take_weight(std::string_view& text, bool or_number)
{
    const char sign = text.empty() ? '\0' : text.front();
    if (sign == '+' || sign == '-') {
        const std::size_t count = std::min(text.find_first_not_of(sign), text.size());
        if (count < text.size() && !ends_word(text[count]))
            return std::nullopt;
        text.remove_prefix(count);
        const double weight = std::pow(sign == '+' ? 1.1 : 0.9, static_cast<double>(count));
        return std::clamp(std::round(weight * 1e4) / 1e4, 0.0, 1e4);
    }
    double weight = 0;
    const bool is_number = or_number && ((sign >= '0' && sign <= '9') || sign == '.');
    if (is_number && take_number(text, weight))
        return weight;
    return std::nullopt;
}

class Conversion {
public:
    explicit Conversion(std::string_view prompt) : m_rest(prompt)
    {
        while (!m_rest.empty())
            take();
    }

    std::string text() && { return std::move(m_text); }

private:
    void take()
    {
        const char letter = m_rest.front();
        const bool follows_word = !m_text.empty() && !ends_word(m_text.back());
        if ((letter == '+' || letter == '-') && follows_word && m_text.size() > m_word) {
            if (const auto weight = take_weight(m_rest, false)) {
                m_text.insert(m_word, "(");
                close(*weight);
                return;
            }
        }
        m_rest.remove_prefix(1);
        if (letter == '\\' && !m_rest.empty()) {
            m_text.append({letter, m_rest.front()});
            m_rest.remove_prefix(1);
        } else if (letter == '(') {
            m_open.push_back(m_text.size());
            m_text += '(';
            m_word = m_text.size();
        } else if (letter == ')' && !m_open.empty()) {
            take_group();
        } else {
            m_text.append(letter == '[' || letter == ']' ? "\\" : "") += letter;
            if (ends_word(letter))
                m_word = m_text.size();
        }
    }

    void take_group()
    {
        const std::size_t open = m_open.back();
        m_open.pop_back();
        const auto weight = take_weight(m_rest, true);
        if (weight)
            close(*weight);
        else
            m_text.erase(open, 1);
        m_word = m_text.size();
    }

    void close(double weight)
    {
        m_text.append(":").append(number_text(weight)).append(")");
        m_word = m_text.size();
    }

    std::string_view m_rest;
    std::string m_text;
    std::vector<std::size_t> m_open;  // Where brackets stand in m_text.
    std::size_t m_word = 0;           // Where the last word begins in m_text.
};

}  // namespace

std::optional<std::string> from_compel(std::string_view prompt)
{
    for (const std::string_view word : {".blend(", ".and(", ".swap("})
        if (prompt.find(word) != std::string_view::npos)
            return std::nullopt;
    return Conversion(prompt).text();
}

}  // namespace flipbook
