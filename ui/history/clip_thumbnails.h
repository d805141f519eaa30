// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <vector>

namespace flipbook::ui {

class HistoryStore;

// Small pictures of clips, read behind the window and remembered while there is room. GUI thread.
class ClipThumbnails final : public QObject {
    Q_OBJECT

public:
    explicit ClipThumbnails(const HistoryStore& history, QObject* parent = nullptr);
    ~ClipThumbnails() override;

    static constexpr int side = 128;  // Pixels; of the longer side of a picture.

    // The first frame; null until ready() tells of it, or where the clip cannot be read.
    QImage first(qint64 id);
    // All frames; empty until ready() tells of them.
    const std::vector<QImage>& frames(qint64 id);

Q_SIGNALS:
    void ready(qint64 id);

private:
    void request(qint64 id, bool only_first);

    const HistoryStore& m_history;
    QCache<qint64, QImage> m_first;
    QCache<qint64, std::vector<QImage>> m_frames;  // Few: of clips that were hovered over last.
    QSet<qint64> m_requested_first;
    QSet<qint64> m_requested_frames;
    QThreadPool m_pool;  // One thread: decoding must not take the cores from generating.
};

}  // namespace flipbook::ui
