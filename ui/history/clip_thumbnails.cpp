// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/clip_thumbnails.h"

#include "ui/document/in_background.h"
#include "ui/history/history_store.h"
#include "ui/history/master_folder.h"

namespace flipbook::ui {

namespace {

constexpr int remembered_pictures = 600;  // 64 kB each.
constexpr int remembered_clips = 8;

}  // namespace

ClipThumbnails::ClipThumbnails(const HistoryStore& history, QObject* parent)
    : QObject(parent), m_history(history), m_first(remembered_pictures), m_frames(remembered_clips)
{
    m_pool.setMaxThreadCount(1);
}

ClipThumbnails::~ClipThumbnails()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QImage ClipThumbnails::first(qint64 id)
{
    if (const QImage* image = m_first.object(id))
        return *image;
    request(id, true);
    return {};
}

const std::vector<QImage>& ClipThumbnails::frames(qint64 id)
{
    static const std::vector<QImage> none;
    if (const std::vector<QImage>* images = m_frames.object(id))
        return *images;
    request(id, false);
    return none;
}

void ClipThumbnails::request(qint64 id, bool only_first)
{
    QSet<qint64>& requested = only_first ? m_requested_first : m_requested_frames;
    const ClipRecord* clip = m_history.find(id);
    if (!clip || requested.contains(id))
        return;
    requested.insert(id);
    in_background(
        this,
        [folder = m_history.path_of(*clip), only_first] {
            return read_thumbnails(folder, side, only_first);
        },
        [this, id, only_first](const std::vector<QImage>& images) {
            // What cannot be read is remembered as empty, and not asked for again and again.
            if (only_first)
                m_first.insert(id, new QImage(images.empty() ? QImage() : images.front()));
            else
                m_frames.insert(id, new std::vector<QImage>(images));
            (only_first ? m_requested_first : m_requested_frames).remove(id);
            Q_EMIT ready(id);
        },
        &m_pool);
}

}  // namespace flipbook::ui
