// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/viewer_panel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QJsonObject>
#include <QVBoxLayout>
#include <utility>

#include "ui/document/document.h"
#include "ui/document/settings_difference.h"
#include "ui/viewer/clip_view.h"
#include "ui/viewer/compare_bar.h"
#include "ui/viewer/prompt_lane.h"
#include "ui/viewer/range_steps.h"
#include "ui/viewer/thumbnail_strip.h"
#include "ui/viewer/time_ruler.h"
#include "ui/viewer/transport_bar.h"
#include "ui/viewer/view_bar.h"
#include "ui/window/test_state.h"

namespace flipbook::ui {

namespace {

constexpr std::size_t remembered_frames = 64;

QJsonValue optional_json(const std::optional<int>& value)
{
    return value ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QString mode_name(CompareMode mode)
{
    if (mode == CompareMode::side_by_side)
        return QStringLiteral("side_by_side");
    return mode == CompareMode::wipe ? QStringLiteral("wipe") : QStringLiteral("off");
}

}  // namespace

ViewerPanel::ViewerPanel(Document& document, TestState& state, QWidget* parent)
    : QWidget(parent), m_keys(m_player)
{
    setObjectName(QStringLiteral("viewer"));
    m_age.start();
    create_widgets(document);
    connect_parts();
    publish(state);
}

void ViewerPanel::create_widgets(Document& document)
{
    m_view = new ClipView(this);
    m_compare = new CompareBar(this);
    m_compare->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_compare);
    m_view_bar = new ViewBar(*m_view, m_player, this);
    column->addWidget(m_view_bar);
    column->addWidget(new TransportBar(m_player, this));
    auto* ruler = new TimeRuler(m_player, this);
    column->addWidget(ruler);
    auto* steps = new RangeSteps(m_player, document.undo_stack(), this);
    connect(ruler, &TimeRuler::range_drag_began, steps, &RangeSteps::begin_drag);
    connect(ruler, &TimeRuler::range_drag_ended, steps, &RangeSteps::end_drag);
    m_thumbnails = new ThumbnailStrip(m_player, this);
    column->addWidget(m_thumbnails);
    m_prompt = new PromptLane(document, m_player, this);
    column->addWidget(m_prompt);

    auto* copy = new QAction(tr("Copy frame"), m_view);
    copy->setObjectName(QStringLiteral("action.copy_frame"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_view->addAction(copy);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(copy, &QAction::triggered, this, &ViewerPanel::copy_frame);
}

void ViewerPanel::connect_parts()
{
    connect(&m_player, &Player::frame_changed, this, [this](int frame) {
        m_view->set_frame(frame);
        m_shown_frames.push_back({frame, m_age.elapsed()});
        if (m_shown_frames.size() > remembered_frames)
            m_shown_frames.pop_front();
    });
    connect(&m_keys, &TransportKeys::zoom_requested, m_view, &ClipView::zoom_step);
    connect(&m_keys, &TransportKeys::compare_mode_requested, this, &ViewerPanel::next_compare_mode);
    connect(&m_keys, &TransportKeys::swap_requested, this, &ViewerPanel::swap);
    connect(&m_keys, &TransportKeys::prompt_key_requested, m_prompt, &PromptLane::go_to_key);
    connect(m_view_bar, &ViewBar::run_requested, this, &ViewerPanel::follow_run);
    connect(m_compare, &CompareBar::mode_changed, m_view, &ClipView::set_compare_mode);
    connect(m_compare, &CompareBar::wipe_changed, m_view, &ClipView::set_wipe);
    connect(m_view, &ClipView::wipe_changed, m_compare, &CompareBar::set_wipe);
    connect(m_compare, &CompareBar::swap_requested, this, &ViewerPanel::swap);
    connect(m_compare, &CompareBar::end_requested, this, &ViewerPanel::end_comparison);
}

void ViewerPanel::play_clip(const ClipPtr& clip)
{
    const int count = static_cast<int>(clip->frames.size());
    // Previews come many times a second: what the user set in between stays.
    const bool is_like_before = m_first.clip && m_first.clip->frame_rate == clip->frame_rate
                                && m_player.frame_count() == count;
    m_first.clip = clip;
    if (!is_like_before)
        m_player.set_clip(count, clip->frame_rate);
    m_thumbnails->set_clip(clip);
}

void ViewerPanel::show_clip(const ClipPtr& clip, const QString& title,
                            const std::optional<GenerationRequest>& request)
{
    if (!clip || clip->frames.empty())
        return;
    if (m_is_chosen) {
        set_waiting(clip, title, request, false);
        return;
    }
    const bool follows_preview = m_is_preview;
    m_is_preview = false;
    play_clip(clip);
    m_first.title = title;
    m_first.request = request;
    if (!follows_preview)
        m_player.go_to_first();
    m_player.play();
    show_comparison();
    Q_EMIT clip_changed(clip);
}

void ViewerPanel::show_preview(const ClipPtr& preview)
{
    if (!preview || preview->frames.empty())
        return;
    ++m_preview_count;
    if (m_is_chosen) {
        set_waiting(preview, {}, {}, true);
        return;
    }
    const bool is_first = !m_is_preview;
    m_is_preview = true;
    play_clip(preview);
    m_first.title = tr("preview");
    m_first.request.reset();
    if (is_first) {
        m_player.play();
        show_comparison();
        Q_EMIT clip_changed(nullptr);
    } else {
        m_view->set_clip(preview, ClipView::Kind::preview, m_first.title);
    }
}

void ViewerPanel::open_clip(const ClipPtr& clip, const QString& title,
                            const std::optional<GenerationRequest>& request)
{
    m_is_chosen = false;
    m_is_preview = false;
    show_clip(clip, title, request);
    m_is_chosen = true;
}

void ViewerPanel::set_waiting(const ClipPtr& clip, const QString& title,
                              const std::optional<GenerationRequest>& request, bool is_preview)
{
    m_waiting = {clip, title, request};
    m_waiting_is_preview = is_preview;
    m_view_bar->set_run_is_waiting(clip != nullptr);
}

void ViewerPanel::follow_run()
{
    m_is_chosen = false;
    const Shown waiting = std::exchange(m_waiting, {});
    m_view_bar->set_run_is_waiting(false);
    if (!waiting.clip)
        return;
    if (m_waiting_is_preview)
        show_preview(waiting.clip);
    else
        show_clip(waiting.clip, waiting.title, waiting.request);
}

void ViewerPanel::set_title(const ClipPtr& clip, const QString& title)
{
    bool is_shown = false;
    for (Shown* shown : {&m_first, &m_second, &m_waiting}) {
        if (!clip || shown->clip != clip || shown->title == title)
            continue;
        shown->title = title;
        is_shown = is_shown || shown != &m_waiting;
    }
    if (is_shown)
        show_comparison();
}

void ViewerPanel::end_preview()
{
    if (m_waiting_is_preview)
        set_waiting(nullptr, {}, {}, false);
    if (m_is_preview)
        m_view->set_badge({});
}

void ViewerPanel::compare_with(const ClipPtr& clip, const QString& title,
                               const std::optional<GenerationRequest>& request)
{
    if (!clip || clip->frames.empty())
        return;
    if (!m_first.clip) {
        show_clip(clip, title, request);
        return;
    }
    m_second = {clip, title, request};
    if (m_compare->mode() == CompareMode::off)
        m_compare->set_mode(CompareMode::side_by_side);
    show_comparison();
}

void ViewerPanel::end_comparison()
{
    m_second = {};
    m_compare->set_mode(CompareMode::off);
    show_comparison();
}

void ViewerPanel::swap()
{
    if (!m_second.clip || m_is_preview)
        return;
    const Shown second = m_second;
    m_second = m_first;
    const int frame = m_player.frame();
    const bool was_playing = m_player.is_playing();
    const bool was_chosen = std::exchange(m_is_chosen, false);
    show_clip(second.clip, second.title, second.request);
    m_is_chosen = was_chosen;
    m_player.seek(frame);
    if (!was_playing)
        m_player.pause();
}

void ViewerPanel::next_compare_mode()
{
    const int next = (static_cast<int>(m_compare->mode()) + 1) % 3;
    m_compare->set_mode(static_cast<CompareMode>(next));
}

// Puts both clips, their badges and the table on the screen.
void ViewerPanel::show_comparison()
{
    const bool is_comparing = m_second.clip != nullptr;
    const auto badge = [is_comparing](const char* letter, const Shown& shown) {
        return is_comparing ? QStringLiteral("%1 · %2").arg(QLatin1String(letter), shown.title)
                            : shown.title;
    };
    m_view->set_clip(m_first.clip, m_is_preview ? ClipView::Kind::preview : ClipView::Kind::clip,
                     badge("A", m_first));
    m_view->set_second_clip(m_second.clip, badge("B", m_second));
    m_keys.set_comparing(is_comparing);
    m_compare->setVisible(is_comparing);
    if (!is_comparing)
        return;
    m_compare->set_titles(m_first.title, m_second.title);
    const bool are_known = m_first.request && m_second.request;
    m_compare->set_differences(are_known,
                               are_known ? settings_difference(*m_first.request, *m_second.request)
                                         : std::vector<SettingDifference>{});
}

void ViewerPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_compare->set_room(height());
}

void ViewerPanel::save_frame()
{
    const QString name = tr("frame %1.png").arg(m_player.frame() + 1, 2, 10, QLatin1Char('0'));
    m_frame_export.ask_and_save(m_view->current_image(), name, this);
}

void ViewerPanel::copy_frame()
{
    const QImage image = m_view->current_image();
    if (!image.isNull())
        QGuiApplication::clipboard()->setImage(image.copy());  // Not over the clip's memory.
}

void ViewerPanel::publish(TestState& state)
{
    state.add(QStringLiteral("player"), [this] { return player_json(); });
    state.add(QStringLiteral("clip"), [this] { return clip_json(); });
    state.add(QStringLiteral("preview"), [this] {
        return QJsonObject{{QStringLiteral("count"), m_preview_count},
                           {QStringLiteral("shown"), m_is_preview}};
    });
    state.add(QStringLiteral("compare"), [this] {
        return QJsonObject{{QStringLiteral("mode"),
                            m_second.clip ? mode_name(m_compare->mode()) : QStringLiteral("off")},
                           {QStringLiteral("wipe"), m_view->wipe()},
                           {QStringLiteral("second"), m_second.title}};
    });
    state.add(QStringLiteral("prompt_keys"), [this] { return m_prompt->keys_json(); });
    connect(m_prompt, &PromptLane::keys_changed, &state, &TestState::touch);
    connect(&m_player, &Player::frame_changed, &state, &TestState::touch);
    connect(&m_player, &Player::state_changed, &state, &TestState::touch);
    connect(this, &ViewerPanel::clip_changed, &state, &TestState::touch);
    connect(m_compare, &CompareBar::mode_changed, &state, &TestState::touch);
    connect(m_view, &ClipView::wipe_changed, &state, &TestState::touch);
    connect(m_view, &ClipView::zoom_changed, &state, &TestState::touch);
}

QJsonObject ViewerPanel::player_json() const
{
    QJsonArray sequence;
    for (const ShownFrame& shown : m_shown_frames)
        sequence.append(QJsonObject{{QStringLiteral("frame"), shown.frame},
                                    {QStringLiteral("ms"), shown.milliseconds}});
    return {{QStringLiteral("frame"), m_player.frame()},
            {QStringLiteral("playing"), m_player.is_playing()},
            {QStringLiteral("speed"), m_player.speed() * m_player.shuttle()},
            {QStringLiteral("direction"), m_player.direction()},
            {QStringLiteral("loop"), m_player.loops()},
            {QStringLiteral("ping_pong"), m_player.is_ping_pong()},
            {QStringLiteral("in"), optional_json(m_player.in_point())},
            {QStringLiteral("out"), optional_json(m_player.out_point())},
            {QStringLiteral("fps"), m_player.frame_rate()},
            {QStringLiteral("zoom"), m_view->shown_zoom()},
            {QStringLiteral("sequence"), sequence}};
}

QJsonObject ViewerPanel::clip_json() const
{
    const ClipPtr shown = clip();
    if (!shown)
        return {};
    const Size size = shown->frames.front().size;
    return {{QStringLiteral("frames"), static_cast<int>(shown->frames.size())},
            {QStringLiteral("fps"), shown->frame_rate},
            {QStringLiteral("width"), size.width},
            {QStringLiteral("height"), size.height},
            {QStringLiteral("title"), m_first.title}};
}

}  // namespace flipbook::ui
