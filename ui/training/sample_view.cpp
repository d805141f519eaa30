// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/sample_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cstdlib>

namespace flipbook::ui {

SampleView::SampleView(QWidget* parent)
    : QWidget(parent), m_reader([](const QString& file) { return QImage(file); },
                                [this](const QImage& image) {
                                    m_image = image;
                                    update();
                                }),
      m_slider(new QSlider(Qt::Horizontal, this)), m_label(new QLabel(this))
{
    setObjectName(QStringLiteral("training.samples"));
    setAccessibleName(tr("Samples"));
    setMinimumSize(200, 120);
    m_slider->setObjectName(QStringLiteral("training.samples.step"));
    m_slider->setAccessibleName(tr("Samples of an earlier step"));
    m_slider->setRange(0, 0);
    m_slider->setEnabled(false);
    m_label->setText(tr("Samples appear here"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_label);
    row->addWidget(m_slider, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addStretch(1);
    column->addLayout(row);
    connect(m_slider, &QSlider::valueChanged, this, &SampleView::show_sheet);
}

void SampleView::show_sheets(const std::vector<TrainingRun::Sheet>& sheets)
{
    if (sheets == m_sheets)
        return;
    const bool was_newest = m_slider->value() == m_slider->maximum();
    m_sheets = sheets;
    m_slider->setEnabled(sheets.size() > 1);
    m_slider->setRange(0, std::max(0, static_cast<int>(sheets.size()) - 1));
    if (was_newest)
        m_slider->setValue(m_slider->maximum());
    show_sheet(m_slider->value());
}

void SampleView::show_step(std::int64_t step)
{
    const auto nearest =
        std::min_element(m_sheets.begin(), m_sheets.end(),
                         [step](const TrainingRun::Sheet& one, const TrainingRun::Sheet& other) {
                             return std::llabs(one.step - step) < std::llabs(other.step - step);
                         });
    if (nearest != m_sheets.end())
        m_slider->setValue(static_cast<int>(nearest - m_sheets.begin()));
}

void SampleView::show_sheet(int index)
{
    if (index < 0 || index >= static_cast<int>(m_sheets.size())) {
        m_file.clear();
        m_image = {};
        m_label->setText(tr("Samples appear here"));
        update();
        return;
    }
    const TrainingRun::Sheet& sheet = m_sheets[static_cast<std::size_t>(index)];
    m_label->setText(tr("Samples of step %1").arg(sheet.step));
    if (sheet.file == m_file)
        return;
    m_file = sheet.file;
    m_reader.start(m_file);
}

// Pixel by pixel where it is enlarged, for small models are drawn in few.
QRect SampleView::picture_place() const
{
    const QRect room(0, 0, width(), m_slider->y() - 4);
    QSize size = m_image.size();
    const int times = std::min(room.width() / std::max(1, size.width()),
                               room.height() / std::max(1, size.height()));
    size = times >= 1 ? size * times : size.scaled(room.size(), Qt::KeepAspectRatio);
    QRect place(QPoint(), size);
    place.moveCenter(room.center());
    return place;
}

void SampleView::paintEvent(QPaintEvent*)
{
    if (m_image.isNull())
        return;
    QPainter painter(this);
    const QRect place = picture_place();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, place.width() < m_image.width());
    painter.drawImage(place, m_image);
}

}  // namespace flipbook::ui
