// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/prompt_keys.h"

#include <QRegularExpression>
#include <QStringList>
#include <cmath>

namespace flipbook::ui {

namespace {

// Text with a weight: "(inner:1.2)", "(inner)", or "inner" alone.
struct Weighted {
    TextRange outer;
    TextRange inner;
    double weight = 1.0;
    bool has_number = false;
};

bool is_escaped(const QString& text, int at)
{
    int slashes = 0;
    while (at - slashes > 0 && text[at - slashes - 1] == QLatin1Char('\\'))
        ++slashes;
    return slashes % 2 == 1;
}

// The number at the end of "cat:1.2", and where its colon stands; nothing for "cat".
struct TrailingWeight {
    int colon;
    double value;
};
std::optional<TrailingWeight> trailing_weight(const QString& text, TextRange range)
{
    static const QRegularExpression form(QStringLiteral(R"(:\s*([+-]?[0-9]*\.?[0-9]+)\s*$)"));
    const QRegularExpressionMatch match =
        form.match(text.mid(range.begin, range.end - range.begin));
    if (!match.hasMatch())
        return std::nullopt;
    return TrailingWeight{range.begin + static_cast<int>(match.capturedStart()),
                          match.captured(1).toDouble()};
}

// What the bracket at `open` encloses up to its partner at `close`.
Weighted bracketed(const QString& text, int open, int close)
{
    Weighted result{{open, close + 1}, {open + 1, close}, 1.1, false};
    if (const auto number = trailing_weight(text, result.inner)) {
        result.inner.end = number->colon;
        result.weight = number->value;
        result.has_number = true;
    }
    return result;
}

// The innermost round brackets around [range).
std::optional<Weighted> enclosing_brackets(const QString& text, TextRange range)
{
    int depth = 0;
    for (int open = range.begin - 1; open >= 0; --open) {
        if (is_escaped(text, open))
            continue;
        if (text[open] == QLatin1Char(')'))
            ++depth;
        if (text[open] != QLatin1Char('(') || depth-- > 0)
            continue;
        int nested = 0;
        for (int close = range.end; close < text.size(); ++close) {
            if (is_escaped(text, close))
                continue;
            if (text[close] == QLatin1Char('('))
                ++nested;
            if (text[close] == QLatin1Char(')') && nested-- == 0)
                return bracketed(text, open, close);
        }
        return std::nullopt;
    }
    return std::nullopt;
}

// The tag "<lora:name:0.8>" around the cursor.
std::optional<TextRange> enclosing_tag(const QString& text, int cursor)
{
    const int open =
        cursor > 0 ? static_cast<int>(text.lastIndexOf(QLatin1Char('<'), cursor - 1)) : -1;
    const int close = static_cast<int>(text.indexOf(QLatin1Char('>'), qMax(open, 0)));
    if (open < 0 || close < cursor || !text.mid(open, close - open).contains(QLatin1Char(':')))
        return std::nullopt;
    return TextRange{open, close + 1};
}

bool is_word_character(QChar character)
{
    return !character.isSpace()
           && !QStringLiteral(".,\\/!?%^*;:{}=`~()[]<>|#\"").contains(character);
}

TextRange word_at(const QString& text, int cursor)
{
    TextRange word{cursor, cursor};
    while (word.begin > 0 && is_word_character(text[word.begin - 1]))
        --word.begin;
    while (word.end < text.size() && is_word_character(text[word.end]))
        ++word.end;
    return word;
}

TextRange without_spaces(const QString& text, TextRange range)
{
    while (range.begin < range.end && text[range.begin].isSpace())
        ++range.begin;
    while (range.begin < range.end && text[range.end - 1].isSpace())
        --range.end;
    return range;
}

// Without the noise of adding tenths: 1.3, not 1.3000000000000003.
QString weight_text(double weight)
{
    return QString::number(std::round(weight * 1000) / 1000, 'g', 6);
}

PromptChange with_weight(const QString& text, const Weighted& old, double weight)
{
    const QString inner = text.mid(old.inner.begin, old.inner.end - old.inner.begin);
    const int length = static_cast<int>(inner.size());
    if (std::abs(weight - 1.0) < 1e-6)
        return {old.outer, inner, {old.outer.begin, old.outer.begin + length}};
    const int begin = old.outer.begin + 1;
    return {old.outer,
            QStringLiteral("(%1:%2)").arg(inner, weight_text(weight)),
            {begin, begin + length}};
}

std::optional<PromptChange> change_tag(const QString& prompt, TextRange tag, TextRange selection,
                                       double difference)
{
    const TextRange inside{tag.begin + 1, tag.end - 1};
    const auto number = trailing_weight(prompt, inside);
    const TextRange range{number ? number->colon : inside.end, inside.end};
    const double weight = (number ? number->value : 1.0) + difference;
    const int cursor = qMin(selection.begin, range.begin);
    return PromptChange{range, QLatin1Char(':') + weight_text(weight), {cursor, cursor}};
}

// What the weight belongs to.
std::optional<Weighted> target_of(const QString& prompt, TextRange selection)
{
    if (selection.begin == selection.end) {
        if (const auto brackets = enclosing_brackets(prompt, selection))
            return brackets;
        // Behind a bracket is still at it: there the cursor stands after an undo.
        const int before = selection.begin - 1;
        if (before > 0 && prompt[before] == QLatin1Char(')') && !is_escaped(prompt, before))
            if (const auto brackets = enclosing_brackets(prompt, {before, before}))
                return brackets;
        const TextRange word = word_at(prompt, selection.begin);
        if (word.begin == word.end)
            return std::nullopt;
        return Weighted{word, word};
    }
    const TextRange range = without_spaces(prompt, selection);
    if (range.begin == range.end)
        return std::nullopt;
    // The brackets themselves are selected, or all that is in them.
    const QChar first = prompt[range.begin];
    if (first == QLatin1Char('(') && prompt[range.end - 1] == QLatin1Char(')')) {
        const auto brackets = enclosing_brackets(prompt, {range.begin + 1, range.begin + 1});
        if (brackets && brackets->outer == range)
            return brackets;
    }
    if (const auto brackets = enclosing_brackets(prompt, range);
        brackets && brackets->inner == range)
        return brackets;
    return Weighted{range, range};
}

// The lines that a selection touches, without the last one's end.
TextRange whole_lines(const QString& text, TextRange selection)
{
    const qsizetype before =
        selection.begin > 0 ? text.lastIndexOf(QLatin1Char('\n'), selection.begin - 1) : -1;
    const qsizetype behind = text.indexOf(QLatin1Char('\n'), selection.end);
    return {static_cast<int>(before + 1), static_cast<int>(behind < 0 ? text.size() : behind)};
}

}  // namespace

std::optional<PromptChange> change_weight(const QString& prompt, TextRange selection,
                                          double difference)
{
    if (selection.begin == selection.end)
        if (const auto tag = enclosing_tag(prompt, selection.begin))
            return change_tag(prompt, *tag, selection, difference);
    const auto target = target_of(prompt, selection);
    if (!target)
        return std::nullopt;
    return with_weight(prompt, *target, qMax(0.0, target->weight + difference));
}

std::optional<PromptChange> toggle_comment(const QString& prompt, TextRange selection)
{
    const TextRange range = whole_lines(prompt, selection);
    QStringList lines = prompt.mid(range.begin, range.end - range.begin).split(QLatin1Char('\n'));
    bool all_comments = true;
    for (const QString& line : lines)
        all_comments = all_comments && line.startsWith(QLatin1Char('#'));
    for (QString& line : lines) {
        if (!all_comments)
            line.prepend(QStringLiteral("# "));
        else
            line.remove(0, line.startsWith(QLatin1String("# ")) ? 2 : 1);
    }
    const QString text = lines.join(QLatin1Char('\n'));
    const int end = range.begin + static_cast<int>(text.size());
    const bool is_cursor = selection.begin == selection.end;
    return PromptChange{range, text, {is_cursor ? end : range.begin, end}};
}

std::optional<PromptChange> move_phrase(const QString& prompt, int cursor, int direction)
{
    const QStringList phrases = prompt.split(QLatin1Char(','));
    qsizetype begin = 0;
    qsizetype index = 0;
    while (index + 1 < phrases.size() && begin + phrases[index].size() < cursor)
        begin += phrases[index++].size() + 1;
    const qsizetype other = index + direction;
    if (other < 0 || other >= phrases.size())
        return std::nullopt;

    // Spaces stay where they are: the phrases move, not what separates them.
    const qsizetype first = qMin(index, other);
    const QString& left = phrases[first];
    const QString& right = phrases[first + 1];
    const auto swapped = [](const QString& frame, const QString& phrase) {
        const QString inner = frame.trimmed();
        const qsizetype at = inner.isEmpty() ? frame.size() : frame.indexOf(inner);
        return frame.left(at) + phrase.trimmed() + frame.mid(at + inner.size());
    };
    const QString new_left = swapped(left, right);
    const QString new_right = swapped(right, left);
    qsizetype start = 0;
    for (qsizetype i = 0; i < first; ++i)
        start += phrases[i].size() + 1;
    const QString text = new_left + QLatin1Char(',') + new_right;
    const QString moved = phrases[index].trimmed();
    const qsizetype place = direction < 0 ? start + new_left.indexOf(moved)
                                          : start + new_left.size() + 1 + new_right.indexOf(moved);
    return PromptChange{
        {static_cast<int>(start), static_cast<int>(start + left.size() + 1 + right.size())},
        text,
        {static_cast<int>(place), static_cast<int>(place + moved.size())}};
}

}  // namespace flipbook::ui
