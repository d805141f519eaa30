// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/prompt_completion.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScreen>
#include <QScrollBar>
#include <algorithm>
#include <array>

namespace flipbook::ui {

namespace {

constexpr int most_words = 3;  // "on a meadow".
constexpr std::size_t most_entries = 40;
constexpr int shortest_typed = 2;
constexpr int most_rows = 8;

// Where the word before `at` begins; -1 at the start of a phrase.
int word_start(const QString& text, int at)
{
    const QString ends = QStringLiteral(",.;:()[]{}<>|\n\"");
    int begin = at;
    while (begin > 0 && text[begin - 1] == QLatin1Char(' '))
        --begin;
    if (begin == 0 || ends.contains(text[begin - 1]))
        return -1;
    while (begin > 0 && text[begin - 1] != QLatin1Char(' ') && !ends.contains(text[begin - 1]))
        --begin;
    return begin;
}

}  // namespace

CompletionMatches matches_before(const QString& text, int cursor,
                                 const std::vector<CompletionEntry>& entries, int shortest)
{
    // "<lora:na": the tag so far is replaced as a whole.
    const qsizetype tag = cursor > 0 ? text.lastIndexOf(QLatin1Char('<'), cursor - 1) : -1;
    const bool is_in_tag = tag >= 0
                           && text.mid(tag, cursor - tag).startsWith(QLatin1String("<lora:"))
                           && !text.mid(tag, cursor - tag).contains(QLatin1Char('>'));
    std::vector<int> starts;
    if (is_in_tag) {
        starts.push_back(static_cast<int>(tag) + 6);
    } else {
        const bool after_space = cursor > 0 && text[cursor - 1].isSpace();
        for (int word = 0, at = cursor; word < most_words; ++word) {
            at = word == 0 && after_space ? cursor : word_start(text, at);
            if (at < 0)
                break;
            starts.push_back(at);
        }
        if (starts.empty())
            starts.push_back(cursor);
    }
    std::reverse(starts.begin(), starts.end());  // What matches most comes first.

    CompletionMatches matches;
    std::vector<QString> found;
    for (const int start : starts) {
        const QString typed = text.mid(start, cursor - start);
        if ((typed.size() < shortest && !is_in_tag) || (typed.isEmpty() && starts.size() > 1))
            continue;
        for (const CompletionEntry& entry : entries) {
            const bool fits = entry.name.startsWith(typed, Qt::CaseInsensitive)
                              && (!is_in_tag || entry.insert.startsWith(QLatin1Char('<')));
            const bool is_complete = entry.name.size() == typed.size() && !is_in_tag;
            if (!fits || is_complete || matches.entries.size() == most_entries
                || std::find(found.begin(), found.end(), entry.insert) != found.end())
                continue;
            found.push_back(entry.insert);
            matches.entries.push_back(entry);
            matches.lengths.push_back(is_in_tag ? cursor - static_cast<int>(tag) : cursor - start);
        }
    }
    return matches;
}

PromptCompletion::PromptCompletion(QPlainTextEdit& editor)
    : QObject(&editor), m_editor(editor), m_list(new QListWidget(&editor))
{
    m_list->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    m_list->setAttribute(Qt::WA_ShowWithoutActivating);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setObjectName(QStringLiteral("prompt.completion"));
    m_list->setAccessibleName(tr("Completion"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->hide();
    connect(m_list, &QListWidget::itemClicked, this,
            [this](const QListWidgetItem* item) { insert(m_list->row(item)); });
}

PromptCompletion::~PromptCompletion() = default;

void PromptCompletion::open(Trigger trigger)
{
    const int shortest = trigger == Trigger::typed ? shortest_typed : 0;
    m_shown = matches_before(m_editor.toPlainText(), m_editor.textCursor().position(), m_entries,
                             shortest);
    if (m_shown.entries.empty()) {
        close();
        return;
    }
    m_list->clear();
    for (const CompletionEntry& entry : m_shown.entries)
        m_list->addItem(QStringLiteral("%1   · %2").arg(entry.name, entry.kind));
    m_list->setCurrentRow(0);
    const int rows = std::min(m_list->count(), most_rows);
    const int width =
        m_list->sizeHintForColumn(0)
        + (m_list->count() > rows ? m_list->verticalScrollBar()->sizeHint().width() : 0);
    m_list->resize(width + 2 * m_list->frameWidth() + 6,
                   rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth());
    const QRect cursor = m_editor.cursorRect();
    QPoint place = m_editor.viewport()->mapToGlobal(cursor.bottomLeft());
    const QRect screen = m_editor.screen()->availableGeometry();
    if (place.y() + m_list->height() > screen.bottom())
        place.setY(m_editor.viewport()->mapToGlobal(cursor.topLeft()).y() - m_list->height());
    place.setX(std::min(place.x(), screen.right() - m_list->width()));
    m_list->move(place);
    m_list->show();
}

void PromptCompletion::close()
{
    m_list->hide();
}

bool PromptCompletion::is_open() const
{
    return m_list->isVisible();
}

bool PromptCompletion::takes(const QKeyEvent& event) const
{
    constexpr std::array keys{Qt::Key_Up,     Qt::Key_Down, Qt::Key_Enter,
                              Qt::Key_Return, Qt::Key_Tab,  Qt::Key_Escape};
    return is_open() && (event.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier
           && std::find(keys.begin(), keys.end(), event.key()) != keys.end();
}

bool PromptCompletion::handle_key(const QKeyEvent& event)
{
    if (!takes(event))
        return false;
    const int row = m_list->currentRow();
    if (event.key() == Qt::Key_Escape) {
        close();
    } else if (event.key() == Qt::Key_Up || event.key() == Qt::Key_Down) {
        const int next = row + (event.key() == Qt::Key_Up ? -1 : 1);
        m_list->setCurrentRow((next + m_list->count()) % m_list->count());
    } else {
        insert(row);
    }
    return true;
}

void PromptCompletion::insert(int row)
{
    close();
    const auto index = static_cast<std::size_t>(row);
    if (row < 0 || index >= m_shown.entries.size())
        return;
    QTextCursor cursor = m_editor.textCursor();
    const int end = cursor.position();
    cursor.setPosition(end - m_shown.lengths[index], QTextCursor::MoveAnchor);
    cursor.setPosition(end, QTextCursor::KeepAnchor);
    cursor.insertText(m_shown.entries[index].insert);
    m_editor.setTextCursor(cursor);
}

}  // namespace flipbook::ui
