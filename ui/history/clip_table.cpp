// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/clip_table.h"

#include <QRegularExpression>
#include <algorithm>

namespace flipbook::ui {

namespace {

constexpr auto time_format = Qt::ISODateWithMs;
constexpr int shortest_indexed_word = 3;  // Of the trigram index.

ClipRecord clip_of(const Row& row)
{
    ClipRecord clip;
    clip.id = row.number(0);
    clip.created = QDateTime::fromString(row.text(1), time_format);
    clip.recipe = row.text(2).toUtf8();
    clip.prompt = row.text(3);
    clip.seed = row.text(4);
    clip.size = {static_cast<int>(row.number(5)), static_cast<int>(row.number(6))};
    clip.frames = static_cast<int>(row.number(7));
    clip.frame_rate = static_cast<int>(row.number(8));
    clip.seconds = row.real(9);
    clip.folder = row.text(10);
    clip.is_starred = row.number(11) != 0;
    if (!row.is_null(12))
        clip.trashed = QDateTime::fromString(row.text(12), time_format);
    clip.is_partial = row.number(13) != 0;
    clip.parent = row.number(14);
    clip.bytes = row.number(15);
    clip.name = row.text(16);
    return clip;
}

QVariant time_or_null(const QDateTime& time)
{
    return time.isValid() ? QVariant(time.toString(time_format)) : QVariant();
}

// No word that is looked for has a blank, so none is found across the two.
QString indexed_text(const ClipRecord& clip)
{
    return clip.name + QLatin1Char(' ') + clip.prompt;
}

QString escaped_for_like(QString word)
{
    word.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    word.replace(QLatin1Char('%'), QLatin1String("\\%"));
    word.replace(QLatin1Char('_'), QLatin1String("\\_"));
    return QLatin1Char('%') + word + QLatin1Char('%');
}

QString quoted_for_match(QString word)
{
    word.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + word + QLatin1Char('"');
}

}  // namespace

Result<std::vector<ClipRecord>> read_clips(Database& database)
{
    std::vector<ClipRecord> clips;
    FLIPBOOK_TRY(database.each(
        QStringLiteral(
            "SELECT id, created, recipe, prompt, seed, width, height, frames, "
            "frame_rate, seconds, folder, starred, trashed, partial, parent, bytes, name "
            "FROM clips ORDER BY id DESC"),
        {}, [&clips](const Row& row) { clips.push_back(clip_of(row)); }));
    return clips;
}

Result<void> insert_clip(Database& database, const ClipRecord& clip, bool has_text_index)
{
    return database.in_transaction([&]() -> Result<void> {
        FLIPBOOK_TRY(database.run(
            QStringLiteral("INSERT INTO clips(id, created, recipe, prompt, seed, width, height, "
                           "frames, frame_rate, seconds, folder, starred, trashed, partial, "
                           "parent, bytes, name) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"),
            {clip.id, clip.created.toString(time_format), QString::fromUtf8(clip.recipe),
             clip.prompt, clip.seed, clip.size.width, clip.size.height, clip.frames,
             clip.frame_rate, clip.seconds, clip.folder, clip.is_starred,
             time_or_null(clip.trashed), clip.is_partial, clip.parent, clip.bytes, clip.name}));
        if (!has_text_index)
            return {};
        return database.run(QStringLiteral("INSERT INTO clips_text(rowid, prompt) VALUES(?, ?)"),
                            {clip.id, indexed_text(clip)});
    });
}

Result<void> update_clip(Database& database, const ClipRecord& clip, bool has_text_index)
{
    return database.in_transaction([&]() -> Result<void> {
        FLIPBOOK_TRY(database.run(
            QStringLiteral("UPDATE clips SET name = ?, starred = ?, trashed = ? WHERE id = ?"),
            {clip.name, clip.is_starred, time_or_null(clip.trashed), clip.id}));
        if (!has_text_index)
            return {};
        return database.run(QStringLiteral("UPDATE clips_text SET prompt = ? WHERE rowid = ?"),
                            {indexed_text(clip), clip.id});
    });
}

Result<void> delete_clip(Database& database, qint64 id, bool has_text_index)
{
    return database.in_transaction([&]() -> Result<void> {
        FLIPBOOK_TRY(database.run(QStringLiteral("DELETE FROM clips WHERE id = ?"), {id}));
        if (!has_text_index)
            return {};
        return database.run(QStringLiteral("DELETE FROM clips_text WHERE rowid = ?"), {id});
    });
}

Result<QList<qint64>> find_clips(Database& database, const QString& text, bool has_text_index)
{
    static const QRegularExpression blanks(QStringLiteral("\\s+"));
    QString sql = QStringLiteral("SELECT id FROM clips WHERE 1");
    QVariantList values;
    for (const QString& word : text.split(blanks, Qt::SkipEmptyParts)) {
        if (has_text_index && word.size() >= shortest_indexed_word) {
            sql += QLatin1String(" AND (seed = ? OR id IN (SELECT rowid FROM clips_text WHERE "
                                 "clips_text MATCH ?))");
            values << word << quoted_for_match(word);
        } else {
            sql += QLatin1String(" AND (seed = ? OR name || ' ' || prompt LIKE ? ESCAPE '\\')");
            values << word << escaped_for_like(word);
        }
    }
    QList<qint64> ids;
    FLIPBOOK_TRY(database.each(sql, values, [&ids](const Row& row) { ids.append(row.number(0)); }));
    return ids;
}

std::vector<qint64> clips_over_limit(const std::vector<ClipRecord>& clips, qint64 limit)
{
    qint64 total = 0;
    for (const ClipRecord& clip : clips)
        total += clip.bytes;
    std::vector<qint64> going;
    const auto let_go = [&](const auto& fits) {
        for (auto clip = clips.rbegin(); clip != clips.rend() && total > limit; ++clip) {
            if (!fits(*clip) || &*clip == &clips.front())
                continue;
            going.push_back(clip->id);
            total -= clip->bytes;
        }
    };
    let_go([](const ClipRecord& clip) { return clip.is_trashed(); });
    let_go([](const ClipRecord& clip) { return !clip.is_trashed() && !clip.is_starred; });
    return going;
}

}  // namespace flipbook::ui
