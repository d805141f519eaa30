// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errors/error_text.h"

#include <QCoreApplication>
#include <QStringList>
#include <array>
#include <initializer_list>
#include <optional>
#include <span>

#include "ui/document/memory_text.h"
#include "ui/errors/engine_sentences.h"

namespace flipbook::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

// By ErrorCode.
constexpr std::array<const char*, 10> headlines{{
    QT_TRANSLATE_NOOP("ErrorText", "This is not possible as it was asked for."),
    QT_TRANSLATE_NOOP("ErrorText", "Something that is needed was not found."),
    QT_TRANSLATE_NOOP("ErrorText", "Reading or writing failed."),
    QT_TRANSLATE_NOOP("ErrorText", "A file is of a kind that cannot be used here."),
    QT_TRANSLATE_NOOP("ErrorText", "A file is damaged."),
    QT_TRANSLATE_NOOP("ErrorText", "There is not enough memory."),
    QT_TRANSLATE_NOOP("ErrorText", "The device cannot be used or was lost."),
    QT_TRANSLATE_NOOP("ErrorText", "It was stopped."),
    QT_TRANSLATE_NOOP("ErrorText", "The numbers overflowed."),
    QT_TRANSLATE_NOOP("ErrorText", "Something went wrong that should not have."),
}};
static_assert(headlines.size() == static_cast<std::size_t>(ErrorCode::internal) + 1);

// What stands in the places of `words`, if the sentence has this shape. A place is as short as
// it can be, and only the last one takes what is left.
std::optional<QStringList> places_in(const QString& sentence, const QString& words)
{
    QStringList between = words.split(QLatin1Char('%'));
    QString before = between.takeFirst();
    if (!sentence.startsWith(before))
        return std::nullopt;
    QStringList places;
    qsizetype begin = before.size();
    for (qsizetype i = 0; i < between.size(); ++i) {
        const QString behind = between[i].mid(1);  // Without the digit.
        const bool is_last = i + 1 == between.size();
        if (is_last && !sentence.endsWith(behind))
            return std::nullopt;
        const qsizetype end =
            is_last ? sentence.size() - behind.size() : sentence.indexOf(behind, begin);
        if (end < begin)
            return std::nullopt;
        places << sentence.mid(begin, end - begin);
        begin = end + behind.size();
    }
    return begin == sentence.size() ? std::optional(places) : std::nullopt;
}

// QString::arg() would take a "%1" within a file's name for a place.
QString filled(const QString& words, const QStringList& places)
{
    QStringList between = words.split(QLatin1Char('%'));
    QString text = between.takeFirst();
    for (const QString& behind : between)
        text += places.value(behind.left(1).toInt() - 1) + behind.mid(1);
    return text;
}

using Shapes = std::span<const Shape>;

std::optional<QString> translated_by(const Shape& shape, const QString& sentence);

std::optional<QString> translated(const QString& sentence, std::initializer_list<Shapes> tables)
{
    for (const Shapes& table : tables)
        for (const Shape& shape : table)
            if (auto text = translated_by(shape, sentence))
                return text;
    return std::nullopt;
}

std::optional<QString> translated_sentence(const QString& sentence)
{
    return translated(sentence, {request_sentences(), model_sentences(), file_sentences()});
}

// Bytes are for programs that read the sentence: people get a number that they can compare.
std::optional<QString> memory_in(const QString& part)
{
    const auto places = places_in(part, QStringLiteral("%1 bytes (%2 GB)"));
    bool is_number = false;
    const qulonglong bytes = places ? places->front().toULongLong(&is_number) : 0;
    return is_number ? std::optional(memory_text(bytes)) : std::nullopt;
}

QString translated_part(const QString& part)
{
    if (auto text = memory_in(part))
        return *text;
    if (auto text = translated(part, {sentence_parts(), system_reasons()}))
        return *text;
    return translated_sentence(part).value_or(part);
}

std::optional<QString> translated_by(const Shape& shape, const QString& sentence)
{
    auto places = places_in(sentence, QString::fromUtf8(shape.words));
    if (!places)
        return std::nullopt;
    for (const QChar digit : QString::fromUtf8(shape.parts)) {
        QString& part = (*places)[digit.digitValue() - 1];
        part = translated_part(part);
    }
    return filled(QCoreApplication::translate("EngineSentence", shape.words), *places);
}

}  // namespace

QString error_text(const Error& error)
{
    const QString sentence = QString::fromStdString(error.message);
    if (const auto text = translated_sentence(sentence))
        return *text;
    const char* headline = headlines[static_cast<std::size_t>(error.code)];
    const QString happened = Text::tr(headline);
    if (happened == QString::fromUtf8(headline))
        return sentence;  // The window is English.
    return Text::tr("%1 In English: “%2”").arg(happened, sentence);
}

QString sentence_text(const std::string& sentence)
{
    const QString english = QString::fromStdString(sentence);
    return translated_sentence(english).value_or(english);
}

QString kind_text(ModelKind kind)
{
    return translated_part(QString::fromUtf8(description(kind)));
}

}  // namespace flipbook::ui
