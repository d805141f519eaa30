// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/strength_list.h"

#include <QBuffer>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/compose/model_button.h"
#include "ui/document/in_background.h"
#include "ui/document/path_text.h"
#include "ui/models/model_picture.h"

namespace flipbook::ui {

namespace {

// Whether two lists differ in values alone: rows then stay, and with them the focus.
bool same_files(const std::vector<StrengthList::Item>& one,
                const std::vector<StrengthList::Item>& other)
{
    if (one.size() != other.size())
        return false;
    for (std::size_t i = 0; i < one.size(); ++i)
        if (one[i].file != other[i].file || one[i].problem != other[i].problem)
            return false;
    return true;
}

QDoubleSpinBox* strength_box(double value, const QString& name, const QString& spoken)
{
    auto* box = new QDoubleSpinBox;
    box->setRange(-10, 10);
    box->setSingleStep(0.05);
    box->setValue(value);
    box->setKeyboardTracking(false);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setObjectName(name);
    box->setAccessibleName(spoken);
    return box;
}

// What stands beside the file, once it is read; a larger one is its tool tip.
void show_picture(QLabel* label, const std::filesystem::path& model)
{
    constexpr int side = 28, large_side = 256;
    in_background(
        label, [model] { return read_small(picture_beside(model), large_side); },
        [label](const QImage& picture) {
            if (picture.isNull())
                return;
            label->setPixmap(QPixmap::fromImage(
                picture.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
            QByteArray bytes;
            QBuffer buffer(&bytes);
            picture.save(&buffer, "PNG");
            label->setToolTip(QStringLiteral("<img src=\"data:image/png;base64,%1\">")
                                  .arg(QString::fromLatin1(bytes.toBase64())));
            label->show();
        });
}

}  // namespace

StrengthList::StrengthList(ModelShelf& shelf, const QList<ModelKind>& kinds, Strengths strengths,
                           const QString& name, const QString& add_label, const ModelJudge& misfit,
                           QWidget* parent)
    : QWidget(parent), m_strengths(strengths), m_name(name), m_column(new QVBoxLayout(this)),
      m_add(make_model_button(shelf, kinds, name + QStringLiteral(".add"), add_label, this, misfit,
                              [this](const std::filesystem::path& file) { Q_EMIT added(file); }))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(3);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
}

void StrengthList::show_items(const std::vector<Item>& items)
{
    if (items == m_items)
        return;
    const bool keeps_rows = same_files(items, m_items);
    m_items = items;
    if (keeps_rows) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto boxes = m_rows[i]->findChildren<QDoubleSpinBox*>();
            for (QDoubleSpinBox* box : boxes) {
                const QSignalBlocker blocker(box);
                box->setValue(box == boxes.first() ? items[i].unet : items[i].text);
            }
        }
        return;
    }
    for (QWidget* row : m_rows) {
        m_column->removeWidget(row);
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    for (std::size_t i = 0; i < items.size(); ++i) {
        QWidget* row = make_row(static_cast<int>(i), items[i]);
        m_rows.push_back(row);
        m_column->insertWidget(static_cast<int>(i), row);
    }
}

QWidget* StrengthList::make_row(int index, const Item& item)
{
    auto* row = new QWidget(this);
    auto* grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(1);
    const QString file = model_name(item.file);
    const QString name = QStringLiteral("%1.%2").arg(m_name).arg(index);
    auto* label = new QLabel(row);
    label->setText(fontMetrics().elidedText(file, Qt::ElideMiddle, 150));
    label->setToolTip(path_text(item.file));
    auto* picture = new QLabel(row);
    picture->setObjectName(name + QStringLiteral(".picture"));
    picture->hide();
    show_picture(picture, item.file);
    auto* unet =
        strength_box(item.unet, name + QStringLiteral(".strength"), tr("Strength of %1").arg(file));
    unet->setToolTip(m_strengths == Strengths::two ? tr("Strength in the UNet") : tr("Strength"));
    QDoubleSpinBox* text = nullptr;
    if (m_strengths == Strengths::two) {
        text = strength_box(item.text, name + QStringLiteral(".text_strength"),
                            tr("Strength of %1 in the text encoder").arg(file));
        text->setToolTip(tr("Strength in the text encoder"));
    }
    auto* remove = new QToolButton(row);
    remove->setText(QStringLiteral("×"));
    remove->setAutoRaise(true);
    remove->setFocusPolicy(Qt::StrongFocus);
    remove->setObjectName(name + QStringLiteral(".remove"));
    remove->setToolTip(tr("Remove %1").arg(file));
    remove->setAccessibleName(remove->toolTip());

    grid->addWidget(picture, 0, 0);
    grid->addWidget(label, 0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(unet, 0, 2);
    if (text)
        grid->addWidget(text, 0, 3);
    grid->addWidget(remove, 0, 4);
    if (!item.problem.isEmpty()) {
        auto* problem = new QLabel(item.problem, row);
        problem->setWordWrap(true);
        problem->setForegroundRole(QPalette::Link);
        grid->addWidget(problem, 1, 0, 1, 5);
    }
    const auto edited = [this, index, unet, text] {
        Q_EMIT strength_edited(index, unet->value(), text ? text->value() : unet->value());
    };
    for (QDoubleSpinBox* box : {unet, text})
        if (box) {
            connect(box, &QDoubleSpinBox::valueChanged, this, edited);
            connect(box, &QDoubleSpinBox::editingFinished, this, &StrengthList::gesture_ended);
        }
    connect(remove, &QToolButton::clicked, this, [this, index] { Q_EMIT removed(index); });
    return row;
}

void StrengthList::set_problem(const QString& reason)
{
    setEnabled(reason.isEmpty());
    m_add->setToolTip(reason);
    setToolTip(reason);
}

}  // namespace flipbook::ui
