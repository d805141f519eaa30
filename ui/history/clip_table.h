// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <vector>

#include "ui/history/clip_record.h"
#include "ui/history/database.h"

namespace flipbook::ui {

// The table `clips` of history.db. Errors as of Database.

Result<std::vector<ClipRecord>> read_clips(Database& database);  // Newest first.
Result<void> insert_clip(Database& database, const ClipRecord& clip, bool has_text_index);
// Name, star and trash.
Result<void> update_clip(Database& database, const ClipRecord& clip, bool has_text_index);
Result<void> delete_clip(Database& database, qint64 id, bool has_text_index);

// The clips whose names or prompts hold every word of `text`, whatever its case, or whose seed is
// the word.
Result<QList<qint64>> find_clips(Database& database, const QString& text, bool has_text_index);

// The clips that have to go so that all take `limit` bytes at most: the oldest without a star
// first, those in the trash before all, the newest never. `clips` is newest first.
std::vector<qint64> clips_over_limit(const std::vector<ClipRecord>& clips, qint64 limit);

}  // namespace flipbook::ui
