// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/kept_clips.h"

#include "flipbook/recipe.h"
#include "ui/document/in_background.h"
#include "ui/errors/error_text.h"
#include "ui/history/clip_keeper.h"
#include "ui/history/history_panel.h"
#include "ui/history/history_store.h"
#include "ui/history/master_folder.h"
#include "ui/jobs/generation_queue.h"
#include "ui/window/banner.h"

namespace flipbook::ui {

namespace {

QString title_of(const ClipRecord& clip)
{
    if (!clip.name.isEmpty())
        return clip.name;
    return (clip.is_partial ? KeptClips::tr("seed %1, partial") : KeptClips::tr("seed %1"))
        .arg(clip.seed);
}

}  // namespace

KeptClips::KeptClips(Document& document, GenerationQueue& queue, HistoryStore& history,
                     ClipKeeper& keeper, HistoryPanel& panel, Banner& banner, QObject* parent)
    : QObject(parent), m_document(document), m_history(history), m_keeper(keeper), m_banner(banner)
{
    connect_panel(panel);
    connect(&queue, &GenerationQueue::clip_ready, this,
            [this](qint64, const ClipReady& ready) { remember(ready.clip, ready.request, 0); });
    connect(&keeper, &ClipKeeper::kept, this, [this](qint64, qint64 id, const ClipPtr& clip) {
        for (Known& known : m_known)
            if (known.clip.lock() == clip)
                known.id = id;
    });
    connect(&keeper, &ClipKeeper::not_kept, this, [this](const Error& error) {
        m_banner.show_message(
            Banner::Kind::error,
            tr("The clip could not be kept in the history.") + QLatin1Char('\n')
                + error_text(error),
            {{tr("Try again"), tr("Writes it once more"), [this] { m_keeper.retry(); }}});
    });
    connect(&history, &HistoryStore::clip_changed, this, &KeptClips::follow_name);
    connect(&history, &HistoryStore::problem, this, [this](const QString& sentence) {
        m_banner.show_message(Banner::Kind::error, sentence);
    });
}

void KeptClips::connect_panel(HistoryPanel& panel)
{
    connect(&panel, &HistoryPanel::open_requested, this, [this](qint64 id) {
        load(id, [this](const ClipPtr& clip, const ClipRecord& record,
                        const GenerationRequest& request) {
            Q_EMIT show_wanted(clip, title_of(record), request);
        });
    });
    connect(&panel, &HistoryPanel::compare_requested, this, [this](qint64 id) {
        load(id, [this](const ClipPtr& clip, const ClipRecord& record,
                        const GenerationRequest& request) {
            Q_EMIT compare_wanted(clip, title_of(record), request);
        });
    });
    connect(&panel, &HistoryPanel::export_requested, this, [this](qint64 id) {
        load(id, [this](const ClipPtr& clip, const ClipRecord&, const GenerationRequest& request) {
            Q_EMIT export_wanted(clip, request);
        });
    });
    connect(&panel, &HistoryPanel::recall_requested, this, &KeptClips::recall_clip);
}

void KeptClips::recall_clip(qint64 id, RecallPart part)
{
    const ClipRecord* clip = m_history.find(id);
    if (!clip)
        return;
    const Result<GenerationRequest> request = from_recipe(clip->recipe.toStdString());
    if (!request) {
        m_banner.show_message(Banner::Kind::error, error_text(request.error()));
        return;
    }
    const bool has_models = part == RecallPart::all || part == RecallPart::remix;
    const auto finish = [this, id, part, has_models](const SettledRequest& settled) {
        recall(m_document, settled.request, part);
        if (has_models)
            m_keeper.set_parent_clip(id);
        for (const QString& note : settled.notes)
            m_banner.show_message(Banner::Kind::warning, note);
    };
    if (has_models)
        m_settle_models(request.value(), finish);
    else
        leave_models(request.value(), finish);
}

void KeptClips::follow_name(qint64 id)
{
    const ClipRecord* record = m_history.find(id);
    for (const Known& known : m_known)
        if (const ClipPtr clip = known.clip.lock(); record && clip && known.id == id)
            Q_EMIT renamed(clip, title_of(*record));
}

std::optional<GenerationRequest> KeptClips::request_of(const ClipPtr& clip) const
{
    const Known* known = find(clip);
    return known ? std::optional(known->request) : std::nullopt;
}

QString KeptClips::name_of(const ClipPtr& clip) const
{
    const Known* known = find(clip);
    const ClipRecord* record = known ? m_history.find(known->id) : nullptr;
    return record ? record->name : QString();
}

const KeptClips::Known* KeptClips::find(const ClipPtr& clip) const
{
    for (const Known& known : m_known)
        if (clip && known.clip.lock() == clip)
            return &known;
    return nullptr;
}

void KeptClips::remember(const ClipPtr& clip, const GenerationRequest& request, qint64 id)
{
    m_known.removeIf([](const Known& known) { return known.clip.expired(); });
    m_known.prepend({clip, request, id});
}

void KeptClips::load(qint64 id, const Use& use)
{
    const ClipRecord* found = m_history.find(id);
    if (!found)
        return;
    in_background(
        this,
        [folder = m_history.path_of(*found), rate = found->frame_rate] {
            return read_master(folder, rate);
        },
        [this, record = *found, use](const Result<ClipPtr>& clip) {
            const Result<GenerationRequest> request = from_recipe(record.recipe.toStdString());
            if (!clip || !request) {
                m_banner.show_message(Banner::Kind::error,
                                      clip ? error_text(request.error())
                                           : QString::fromStdString(clip.error().message),
                                      {{tr("Remove from the history"), {}, [this, id = record.id] {
                                            m_history.remove(id);
                                        }}});
                return;
            }
            remember(clip.value(), request.value(), record.id);
            use(clip.value(), record, request.value());
        });
}

}  // namespace flipbook::ui
