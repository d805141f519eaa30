// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/compare_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QSlider>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/window/elided_text.h"

namespace flipbook::ui {

namespace {

constexpr int wipe_steps = 1000;
constexpr int least_visible_rows = 2;
constexpr int most_visible_rows = 4;
constexpr int room_without_rows = 520;  // For the picture and all that belongs to it.

}  // namespace

CompareBar::CompareBar(QWidget* parent)
    : QWidget(parent), m_mode(new QComboBox(this)), m_wipe(new QSlider(Qt::Horizontal, this)),
      m_summary(new ElidedText(this)), m_table(new QTableWidget(0, 3, this))
{
    m_mode->setObjectName(QStringLiteral("compare.mode"));
    m_mode->setAccessibleName(tr("How the clips are compared"));
    m_mode->setToolTip(tr("How the clips are compared (M)"));
    m_mode->addItem(tr("A only"), static_cast<int>(CompareMode::off));
    m_mode->addItem(tr("Side by side"), static_cast<int>(CompareMode::side_by_side));
    m_mode->addItem(tr("Wipe"), static_cast<int>(CompareMode::wipe));
    m_wipe->setObjectName(QStringLiteral("compare.wipe"));
    m_wipe->setAccessibleName(tr("Where A ends and B begins"));
    m_wipe->setToolTip(m_wipe->accessibleName());
    m_wipe->setRange(0, wipe_steps);
    m_wipe->setPageStep(wipe_steps / 10);
    m_wipe->setSingleStep(wipe_steps / 100);
    m_wipe->setValue(wipe_steps / 2);

    auto* swap = new QToolButton(this);
    swap->setObjectName(QStringLiteral("compare.swap"));
    swap->setAccessibleName(tr("Swap A and B"));
    swap->setToolTip(tr("Swap A and B (C)"));
    swap->setText(tr("Swap"));
    swap->setFocusPolicy(Qt::StrongFocus);
    auto* end = new QToolButton(this);
    end->setObjectName(QStringLiteral("compare.end"));
    end->setAccessibleName(tr("End the comparison"));
    end->setToolTip(end->accessibleName());
    end->setText(tr("Close"));
    end->setFocusPolicy(Qt::StrongFocus);

    create_table();

    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);  // The picture takes the rest.
    auto* row = new QHBoxLayout;
    row->addWidget(m_mode);
    row->addWidget(m_wipe, 1);
    row->addWidget(m_summary);
    row->addStretch();
    row->addWidget(swap);
    row->addWidget(end);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(4, 2, 4, 2);
    column->setSpacing(2);
    column->addLayout(row);
    column->addWidget(m_table);

    connect(m_mode, &QComboBox::currentIndexChanged, this, [this] {
        show_parts();
        Q_EMIT mode_changed(mode());
    });
    connect(m_wipe, &QSlider::valueChanged, this,
            [this](int value) { Q_EMIT wipe_changed(static_cast<double>(value) / wipe_steps); });
    connect(swap, &QToolButton::clicked, this, &CompareBar::swap_requested);
    connect(end, &QToolButton::clicked, this, &CompareBar::end_requested);
    m_table->hide();
    show_parts();
    setTabOrder(end, m_table);
}

void CompareBar::create_table()
{
    m_table->setObjectName(QStringLiteral("compare.differences"));
    m_table->setAccessibleName(tr("Settings that differ"));
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setHorizontalHeaderLabels({tr("Setting"), tr("A"), tr("B")});
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

CompareMode CompareBar::mode() const
{
    return static_cast<CompareMode>(m_mode->currentData().toInt());
}

void CompareBar::set_mode(CompareMode mode)
{
    m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(mode)));
}

void CompareBar::set_wipe(double share)
{
    const QSignalBlocker block(m_wipe);
    m_wipe->setValue(static_cast<int>(share * wipe_steps + 0.5));
}

void CompareBar::set_titles(const QString& first, const QString& second)
{
    m_table->setHorizontalHeaderLabels(
        {tr("Setting"), tr("A: %1").arg(first), tr("B: %1").arg(second)});
}

void CompareBar::set_differences(bool are_known, const std::vector<SettingDifference>& differences)
{
    const int count = static_cast<int>(differences.size());
    if (!are_known)
        m_summary->set_text(tr("The settings of one of the clips are not known."));
    else if (differences.empty())
        m_summary->set_text(tr("Both clips have the same settings."));
    else
        m_summary->set_text(tr("Settings that differ: %1").arg(count));
    m_table->setVisible(are_known && !differences.empty());
    show_parts();
    m_table->setRowCount(count);
    for (int i = 0; i < count; ++i) {
        const SettingDifference& difference = differences[static_cast<std::size_t>(i)];
        int column = 0;
        for (const QString& text : {difference.name, difference.first, difference.second}) {
            auto* item = new QTableWidgetItem(text);
            item->setToolTip(text);
            m_table->setItem(i, column++, item);
        }
    }
    fit_table();
}

void CompareBar::set_room(int height)
{
    m_room = height;
    fit_table();
}

// The slider needs the length of the row, and rows of the table are counted by looking.
void CompareBar::show_parts()
{
    const bool is_wipe = mode() == CompareMode::wipe;
    m_wipe->setVisible(is_wipe);
    m_summary->setVisible(!is_wipe || m_table->isHidden());
}

// As high as its rows, up to a few: the picture is what is compared.
void CompareBar::fit_table()
{
    const int row_height = m_table->verticalHeader()->defaultSectionSize();
    const int most = std::clamp((m_room - room_without_rows) / row_height, least_visible_rows,
                                most_visible_rows);
    const int rows = std::min(m_table->rowCount(), most);
    int height = m_table->horizontalHeader()->sizeHint().height() + 2 * m_table->frameWidth();
    for (int i = 0; i < rows; ++i)
        height += m_table->rowHeight(i);
    m_table->setFixedHeight(height);
}

}  // namespace flipbook::ui
