// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/prompt_highlighter.h"

#include <QGuiApplication>
#include <QPalette>
#include <QRegularExpression>
#include <QTextDocument>
#include <algorithm>

namespace flipbook::ui {

namespace {

// Colours that keep a contrast of 4.5 : 1 on the ground of either theme.
QColor on_ground(const char* light, const char* dark)
{
    const QPalette palette = QGuiApplication::palette();
    const bool is_dark = palette.color(QPalette::Base).lightness() < 128;
    return QColor(QLatin1String(is_dark ? dark : light));
}

QTextCharFormat coloured(const QColor& colour)
{
    QTextCharFormat format;
    format.setForeground(colour);
    return format;
}

}  // namespace

std::vector<int> character_places(const QString& text)
{
    std::vector<int> places;
    for (int at = 0; at < text.size(); ++at) {
        const bool is_pair =
            text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const char16_t unit = text[at].unicode();
        const int bytes = is_pair ? 4 : unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
        places.insert(places.end(), static_cast<std::size_t>(bytes), at);
        at += is_pair ? 1 : 0;
    }
    places.push_back(static_cast<int>(text.size()));
    return places;
}

PromptHighlighter::PromptHighlighter(QTextDocument* document) : QSyntaxHighlighter(document) { }

void PromptHighlighter::show(const QString& text, const PromptFacts& facts)
{
    const std::vector<int> places = character_places(text);
    std::vector<Mark> marks;
    for (const PromptSpan& span : facts.spans)
        if (span.end < places.size())
            marks.push_back({places[span.begin], places[span.end], format_of(span)});
    static const QRegularExpression wildcard(QStringLiteral(R"(__[\w\-/*]+__|\{[^{}]*\|[^{}]*\})"));
    for (auto match = wildcard.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch found = match.next();
        QTextCharFormat format = coloured(on_ground("#7a3fb0", "#c79bf2"));
        format.setFontItalic(true);
        marks.push_back({static_cast<int>(found.capturedStart()),
                         static_cast<int>(found.capturedEnd()), format});
    }
    const auto same = [](const Mark& a, const Mark& b) {
        return a.begin == b.begin && a.end == b.end && a.format == b.format;
    };
    if (std::equal(marks.begin(), marks.end(), m_marks.begin(), m_marks.end(), same))
        return;
    m_marks = std::move(marks);
    rehighlight();
}

void PromptHighlighter::highlightBlock(const QString& text)
{
    const int start = currentBlock().position();
    const int length = static_cast<int>(text.size());
    for (const auto& [begin, end, format] : m_marks) {
        const int first = std::max(begin - start, 0);
        const int last = std::min(end - start, length);
        if (first < last)
            setFormat(first, last - first, format);
    }
}

QTextCharFormat PromptHighlighter::format_of(const PromptSpan& span) const
{
    using Kind = PromptSpan::Kind;
    switch (span.kind) {
    case Kind::emphasis: {
        // The stronger, the more opaque: warm above 1, cool below it.
        const double strength = std::min(std::abs(span.weight - 1.0), 1.0);
        QColor tint = span.weight > 1.0 ? QColor(0xf0, 0x8c, 0x00) : QColor(0x2f, 0x80, 0xd0);
        tint.setAlphaF(static_cast<float>(0.14 + 0.36 * strength));
        QTextCharFormat format;
        format.setBackground(tint);
        return format;
    }
    case Kind::break_word: {
        QTextCharFormat format = coloured(on_ground("#006a6a", "#5fd0d0"));
        format.setFontWeight(QFont::Bold);
        return format;
    }
    case Kind::key: {
        QTextCharFormat format = coloured(on_ground("#00701a", "#79d98a"));
        format.setFontWeight(QFont::Bold);
        return format;
    }
    case Kind::lora_tag:
        return coloured(on_ground("#1a55b0", "#7cb2ff"));
    case Kind::wrong_tag:
    case Kind::wrong_key: {
        QTextCharFormat format = coloured(on_ground("#b3261e", "#ff8f86"));
        format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        return format;
    }
    case Kind::comment: {
        QTextCharFormat format = coloured(on_ground("#6a6a6a", "#9aa0a6"));
        format.setFontItalic(true);
        return format;
    }
    case Kind::unmatched_bracket:
        break;
    }
    QTextCharFormat format = coloured(Qt::white);
    format.setBackground(QColor(0xb3, 0x26, 0x1e));
    return format;
}

}  // namespace flipbook::ui
