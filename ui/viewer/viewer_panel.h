// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>
#include <QWidget>
#include <deque>
#include <optional>

#include "flipbook/clip.h"
#include "flipbook/request.h"
#include "ui/viewer/frame_export.h"
#include "ui/viewer/player.h"
#include "ui/viewer/transport_keys.h"

namespace flipbook::ui {

class ClipView;
class CompareBar;
class Document;
class PromptLane;
class TestState;
class ThumbnailStrip;
class ViewBar;

// The picture, its transport and its timeline. Plays what it is shown at once, in a loop.
class ViewerPanel final : public QWidget {
    Q_OBJECT

public:
    // The document is for the prompt of the clip that is composed, which has its lane here.
    ViewerPanel(Document& document, TestState& state, QWidget* parent = nullptr);

    // A finished clip; `title` names it in the badge. The request is what made it, where known.
    void show_clip(const ClipPtr& clip, const QString& title,
                   const std::optional<GenerationRequest>& request = {});
    // A clip that the user chose to look at: what is being made waits behind a button, until it is
    // pressed or follow_run() is called.
    void open_clip(const ClipPtr& clip, const QString& title,
                   const std::optional<GenerationRequest>& request = {});
    // The moving preview of a running job, shown sharply enlarged, with the badge "preview". The
    // playhead goes on where it is.
    void show_preview(const ClipPtr& preview);
    // What a clip that is shown or waits is called from now on; of any other it does nothing.
    void set_title(const ClipPtr& clip, const QString& title);
    // The run ended without a clip: what is shown stays, without the badge.
    void end_preview();

    // Shows a second clip beside the one that is shown, the playheads locked.
    void compare_with(const ClipPtr& clip, const QString& title,
                      const std::optional<GenerationRequest>& request = {});
    void end_comparison();

    ClipPtr clip() const { return m_is_preview ? nullptr : m_first.clip; }
    // What made it, where known.
    const std::optional<GenerationRequest>& request() const { return m_first.request; }

    Player& player() { return m_player; }
    TransportKeys& keys() { return m_keys; }
    ClipView& view() { return *m_view; }
    FrameExport& frame_export() { return m_frame_export; }

public Q_SLOTS:
    void save_frame();
    void copy_frame();
    // Shows what is being made or was made last, and previews from now on.
    void follow_run();

Q_SIGNALS:
    void clip_changed(const flipbook::ClipPtr& clip);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Shown {
        ClipPtr clip;
        QString title;
        std::optional<GenerationRequest> request;
    };
    struct ShownFrame {
        int frame;
        qint64 milliseconds;  // Since the panel was made.
    };

    void create_widgets(Document& document);
    void connect_parts();
    void publish(TestState& state);
    void play_clip(const ClipPtr& clip);
    void set_waiting(const ClipPtr& clip, const QString& title,
                     const std::optional<GenerationRequest>& request, bool is_preview);
    void show_comparison();
    void swap();
    void next_compare_mode();
    QJsonObject player_json() const;
    QJsonObject clip_json() const;

    Player m_player;
    TransportKeys m_keys;
    FrameExport m_frame_export;
    ClipView* m_view = nullptr;
    CompareBar* m_compare = nullptr;
    ThumbnailStrip* m_thumbnails = nullptr;
    PromptLane* m_prompt = nullptr;
    ViewBar* m_view_bar = nullptr;
    Shown m_first, m_second;
    bool m_is_preview = false;
    bool m_is_chosen = false;  // The user opened what is shown.
    Shown m_waiting;           // What the run would show meanwhile; its clip may be null.
    bool m_waiting_is_preview = false;
    int m_preview_count = 0;
    std::deque<ShownFrame> m_shown_frames;  // The last ones, for tests.
    QElapsedTimer m_age;
};

}  // namespace flipbook::ui
