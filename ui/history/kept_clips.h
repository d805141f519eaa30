// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QStringList>
#include <functional>
#include <memory>
#include <optional>

#include "flipbook/clip.h"
#include "flipbook/request.h"
#include "ui/compose/model_search.h"
#include "ui/history/clip_record.h"
#include "ui/project/recall.h"

namespace flipbook::ui {

class Banner;
class ClipKeeper;
class Document;
class GenerationQueue;
class HistoryPanel;
class HistoryStore;

// What the history panel asks of the rest of the window, and what is told of keeping clips. Also
// knows the settings of every clip that is about, however it came.
class KeptClips final : public QObject {
    Q_OBJECT

public:
    KeptClips(Document& document, GenerationQueue& queue, HistoryStore& history, ClipKeeper& keeper,
              HistoryPanel& panel, Banner& banner, QObject* parent);

    // How files are found that have moved since a clip was made.
    void set_settle_models(SettleModels settle) { m_settle_models = std::move(settle); }

    // The settings that made a clip; nothing for one that did not come from here.
    std::optional<GenerationRequest> request_of(const ClipPtr& clip) const;
    // What the user calls it in the history; empty = nothing.
    QString name_of(const ClipPtr& clip) const;

Q_SIGNALS:
    void show_wanted(const flipbook::ClipPtr& clip, const QString& title,
                     const flipbook::GenerationRequest& request);
    void compare_wanted(const flipbook::ClipPtr& clip, const QString& title,
                        const flipbook::GenerationRequest& request);
    // The user named a clip that is about: it is called so from now on.
    void renamed(const flipbook::ClipPtr& clip, const QString& title);
    void export_wanted(const flipbook::ClipPtr& clip, const flipbook::GenerationRequest& request);

private:
    using Use = std::function<void(const ClipPtr&, const ClipRecord&, const GenerationRequest&)>;

    void connect_panel(HistoryPanel& panel);
    void follow_name(qint64 id);
    void load(qint64 id, const Use& use);
    void recall_clip(qint64 id, RecallPart part);
    struct Known {
        std::weak_ptr<const Clip> clip;
        GenerationRequest request;
        qint64 id = 0;  // In the history; 0 = not kept yet.
    };

    void remember(const ClipPtr& clip, const GenerationRequest& request, qint64 id);
    const Known* find(const ClipPtr& clip) const;

    Document& m_document;
    HistoryStore& m_history;
    ClipKeeper& m_keeper;
    Banner& m_banner;
    QList<Known> m_known;
    SettleModels m_settle_models = leave_models;
};

}  // namespace flipbook::ui
