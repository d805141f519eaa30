// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSet>
#include <QString>
#include <vector>

#include "flipbook/request.h"
#include "flipbook/result.h"
#include "ui/history/clip_record.h"

namespace flipbook::ui {

// The lossless masters of clips: data/clips/NAME with 00000.png …, recipe.json and nothing else,
// as the engine's "png_frames" writes them. All of this reads or writes files; any thread.

QString clips_folder(const QString& data_folder);
QString master_path(const QString& data_folder, const ClipRecord& clip);

// What a clip of this request, which is complete, is in the history.
ClipRecord record_of(qint64 id, const GenerationRequest& request, int frames);

// Removes what a kill in the middle of writing left; never a finished clip.
void remove_half_written(const QString& data_folder);

// Finished clips that no row tells of: a kill between two writes, or a damaged database.
std::vector<ClipRecord> unlisted_clips(const QString& data_folder, const QSet<QString>& listed);

qint64 bytes_of_master(const QString& folder);

// Errors: not_found, corrupt, naming the file.
Result<ClipPtr> read_master(const QString& folder, int frame_rate);

// All frames, or the first only, fitted into a square of `side` pixels. Empty for what cannot
// be read.
std::vector<QImage> read_thumbnails(const QString& folder, int side, bool only_first);

}  // namespace flipbook::ui
