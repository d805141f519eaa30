// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/model_tree.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>

namespace flipbook::ui {

namespace {

enum Column { name_column, parameters_column, deviation_column, shape_column, column_count };
constexpr int part_role = Qt::UserRole;
constexpr int path_role = Qt::UserRole + 1;

bool is_motion_part(const QString& part)
{
    return part.startsWith(QLatin1String("motion_module"));
}

QString role_text(const QTreeWidgetItem* item, int role)
{
    return item ? item->data(name_column, role).toString() : QString();
}

// Motion modules, UNet, text encoder, VAE.
int rank_of(const QString& part)
{
    if (is_motion_part(part))
        return 0;
    return part == QLatin1String("unet") ? 1 : part == QLatin1String("text_encoder") ? 2 : 3;
}

}  // namespace

QString part_title(const QString& part)
{
    if (part == QLatin1String("motion_module"))
        return ModelTree::tr("Motion module");
    if (is_motion_part(part))
        return ModelTree::tr("Attached module %1")
            .arg(part.section(QLatin1Char('.'), 1).toInt() + 1);
    if (part == QLatin1String("unet"))
        return ModelTree::tr("UNet");
    if (part == QLatin1String("text_encoder"))
        return ModelTree::tr("Text encoder");
    return part == QLatin1String("vae") ? ModelTree::tr("VAE") : part;
}

ModelTree::ModelTree(QWidget* parent)
    : QWidget(parent), m_filter(new QLineEdit(this)), m_tree(new QTreeWidget(this))
{
    m_filter->setObjectName(QStringLiteral("inspector.filter"));
    m_filter->setPlaceholderText(tr("Search layers"));
    m_filter->setAccessibleName(tr("Search layers"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMinimumWidth(60);
    m_tree->setObjectName(QStringLiteral("inspector.tree"));
    m_tree->setAccessibleName(tr("Layers of the model"));
    m_tree->setColumnCount(column_count);
    m_tree->setHeaderLabels({tr("Name"), tr("Parameters"), tr("Std. dev."), tr("Shape")});
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_tree->header()->setStretchLastSection(false);
    m_tree->setUniformRowHeights(true);
    m_tree->setMinimumSize(0, 0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &ModelTree::filter_all);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ModelTree::chosen);
}

void ModelTree::show_tensors(const std::vector<TensorFacts>& tensors)
{
    {
        const QSignalBlocker blocker(m_tree);
        m_tree->clear();
        std::vector<TensorFacts> sorted = tensors;
        std::stable_sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
            return rank_of(one.part) < rank_of(other.part);
        });
        QTreeWidgetItem* part = nullptr;
        for (const TensorFacts& tensor : sorted) {
            if (!part || role_text(part, part_role) != tensor.part) {
                part = new QTreeWidgetItem(m_tree, {part_title(tensor.part)});
                part->setData(name_column, part_role, tensor.part);
            }
            QTreeWidgetItem* parent = part;
            const QStringList path = path_of_tensor(tensor.layer);
            for (qsizetype i = 0; i + 1 < path.size(); ++i)
                parent = group(parent, path[i], path.mid(0, i + 1).join(QLatin1Char('.')));
            auto* item = new QTreeWidgetItem(parent, {path.last()});
            item->setData(name_column, part_role, tensor.part);
            item->setData(name_column, path_role, tensor.layer);
            set_facts(item, tensor);
        }
        for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
            sum_up(m_tree->topLevelItem(i), sorted);
    }
    if (QTreeWidgetItem* first = m_tree->topLevelItem(0)) {
        first->setExpanded(true);
        m_tree->setCurrentItem(first);
    }
    filter_all();
}

void ModelTree::filter_all()
{
    for (int part = 0; part < m_tree->topLevelItemCount(); ++part)
        filter(m_tree->topLevelItem(part), m_filter->text().trimmed());
}

// The last child of that name: tensors come in their order.
QTreeWidgetItem* ModelTree::group(QTreeWidgetItem* parent, const QString& name, const QString& path)
{
    for (int i = parent->childCount() - 1; i >= 0; --i)
        if (role_text(parent->child(i), path_role) == path && parent->child(i)->childCount() > 0)
            return parent->child(i);
    auto* item = new QTreeWidgetItem(parent, {name});
    item->setData(name_column, part_role, parent->data(name_column, part_role));
    item->setData(name_column, path_role, path);
    return item;
}

void ModelTree::sum_up(QTreeWidgetItem* item, const std::vector<TensorFacts>& tensors)
{
    if (item->childCount() == 0)
        return;
    std::vector<TensorFacts> below;
    std::copy_if(tensors.begin(), tensors.end(), std::back_inserter(below),
                 [item](const TensorFacts& tensor) {
                     return tensor.part == role_text(item, part_role)
                            && lies_below(tensor.layer, role_text(item, path_role));
                 });
    set_facts(item, joined(below));
    for (int i = 0; i < item->childCount(); ++i)
        sum_up(item->child(i), below);
}

void ModelTree::set_facts(QTreeWidgetItem* item, const TensorFacts& facts)
{
    item->setText(shape_column, facts.shape);
    item->setText(parameters_column, locale().toString(facts.parameters));
    item->setText(deviation_column, locale().toString(facts.deviation, 'g', 3));
    for (const int column : {parameters_column, deviation_column})
        item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    item->setToolTip(name_column,
                     tr("%1\n%2, mean %3, from %4 to %5")
                         .arg(role_text(item, path_role), locale().formattedDataSize(facts.bytes),
                              locale().toString(facts.mean, 'g', 3),
                              locale().toString(facts.low, 'g', 3),
                              locale().toString(facts.high, 'g', 3)));
}

// Whether any of it stays.
bool ModelTree::filter(QTreeWidgetItem* item, const QString& wanted)
{
    bool stays = item->childCount() == 0
                 && (role_text(item, part_role) + QLatin1Char('/') + role_text(item, path_role))
                        .contains(wanted, Qt::CaseInsensitive);
    for (int i = 0; i < item->childCount(); ++i)
        stays = filter(item->child(i), wanted) || stays;
    item->setHidden(!stays);
    if (!wanted.isEmpty())
        item->setExpanded(stays);
    return stays;
}

QString ModelTree::part() const
{
    return role_text(m_tree->currentItem(), part_role);
}

QString ModelTree::path() const
{
    return role_text(m_tree->currentItem(), path_role);
}

QString ModelTree::unet_path() const
{
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (!item || (part() != QLatin1String("unet") && !is_motion_module()))
        return {};
    return item->childCount() > 0 ? path() : role_text(item->parent(), path_role);
}

bool ModelTree::is_motion_module() const
{
    return is_motion_part(part());
}

int ModelTree::shown_count() const
{
    int count = 0;
    for (QTreeWidgetItemIterator item(m_tree, QTreeWidgetItemIterator::NoChildren); *item; ++item)
        count += (*item)->isHidden() ? 0 : 1;
    return count;
}

}  // namespace flipbook::ui
