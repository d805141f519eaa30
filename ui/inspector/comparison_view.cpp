// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/comparison_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "ui/compose/model_shelf.h"
#include "ui/document/path_text.h"

namespace flipbook::ui {

namespace {

constexpr int path_role = Qt::UserRole;
constexpr int attached_role = Qt::UserRole + 1;  // Whether it is of a kind of its own.

struct Mean {
    double sum = 0;
    int count = 0;
};
// By layer, with the order in which they came.
class Means {
public:
    void add(const QString& layer, double value)
    {
        if (!m_means.contains(layer))
            m_order << layer;
        Mean& mean = m_means[layer];
        mean.sum += value;
        ++mean.count;
    }

    std::optional<double> of(const QString& layer) const
    {
        const auto found = m_means.find(layer);
        if (found == m_means.end())
            return std::nullopt;
        return found->second.sum / found->second.count;
    }

    const QStringList& layers() const { return m_order; }

private:
    std::map<QString, Mean> m_means;
    QStringList m_order;
};

Means deviations(const ClipLook& clip)
{
    Means means;
    for (const LayerFacts& facts : clip.layers)
        if (is_of_motion_module(facts.layer))
            means.add(facts.layer, facts.deviation);
    return means;
}

Means distances(const ClipLook& clip)
{
    Means means;
    for (const HeadFacts& head : clip.heads)
        means.add(head.layer, head.distance);
    return means;
}

void add_rows(const Means& first, const Means& second, ComparedLayer::Quantity quantity,
              std::vector<ComparedLayer>& rows)
{
    QStringList layers = first.layers();
    for (const QString& layer : second.layers())
        if (!layers.contains(layer))
            layers << layer;
    for (const QString& layer : layers)
        rows.push_back({layer, quantity, first.of(layer), second.of(layer)});
}

}  // namespace

std::vector<ComparedLayer> compared(const ClipLook& first, const ClipLook& second)
{
    std::vector<ComparedLayer> rows;
    add_rows(deviations(first), deviations(second), ComparedLayer::Quantity::deviation, rows);
    Means first_distances = distances(first), second_distances = distances(second);
    // A list of heads is by distance; that of layers is by name.
    add_rows(first_distances, second_distances, ComparedLayer::Quantity::attention_distance, rows);
    std::stable_sort(rows.begin(), rows.end(), [](const auto& one, const auto& other) {
        return one.quantity == ComparedLayer::Quantity::attention_distance
               && other.quantity == one.quantity && one.layer < other.layer;
    });
    return rows;
}

ComparisonView::ComparisonView(ModelShelf& shelf, QWidget* parent)
    : QWidget(parent), m_shelf(shelf), m_modules(new QComboBox(this)),
      m_run(new QPushButton(tr("Run A and B"), this)), m_table(new QTableWidget(this))
{
    m_modules->setObjectName(QStringLiteral("inspector.other"));
    m_modules->setAccessibleName(tr("The other motion module, B"));
    m_modules->setToolTip(tr("The other motion module, B; A is that of the next clip"));
    m_modules->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_modules->setMinimumContentsLength(6);
    m_run->setObjectName(QStringLiteral("inspector.compare"));
    m_table->setObjectName(QStringLiteral("inspector.compared"));
    m_table->setAccessibleName(tr("A and B, layer by layer"));
    m_table->setColumnCount(5);
    m_table->setHorizontalHeaderLabels({QStringLiteral("A"), QStringLiteral("B"),
                                        QStringLiteral("B : A"), tr("What"), tr("Layer")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 4);
    m_table->setMinimumSize(0, 0);
    auto* label = new QLabel(QStringLiteral("B"), this);
    label->setBuddy(m_modules);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addWidget(m_modules, 1);
    row->addWidget(m_run);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 2, 0, 0);
    column->addLayout(row);
    column->addWidget(m_table, 1);
    connect(m_run, &QPushButton::clicked, this, &ComparisonView::run_wanted);
    connect(m_modules, &QComboBox::currentIndexChanged, this, &ComparisonView::update_button);
    connect(&shelf, &ModelShelf::changed, this, &ComparisonView::fill_modules);
    fill_modules();
}

void ComparisonView::fill_modules()
{
    const QString before = m_modules->currentData(path_role).toString();
    {
        const QSignalBlocker blocker(m_modules);
        m_modules->clear();
        for (const KnownModelPtr& model :
             m_shelf.of_kinds({ModelKind::motion_module, ModelKind::custom_motion_module})) {
            const int index = m_modules->count();
            m_modules->addItem(model_name(model->page.path));
            m_modules->setItemData(index, path_text(model->page.path), path_role);
            m_modules->setItemData(index, model->page.kind == ModelKind::custom_motion_module,
                                   attached_role);
        }
        m_modules->setCurrentIndex(
            std::max(m_modules->count() > 0 ? 0 : -1, m_modules->findData(before, path_role)));
    }
    update_button();
}

void ComparisonView::set_obstacle(const QString& sentence)
{
    m_obstacle = sentence;
    update_button();
}

void ComparisonView::update_button()
{
    const QString obstacle = !m_obstacle.isEmpty() ? m_obstacle
                             : m_modules->currentIndex() < 0
                                 ? tr("No other motion module was found: say in the "
                                      "preferences where your models are.")
                                 : QString();
    m_run->setEnabled(obstacle.isEmpty());
    m_run->setToolTip(obstacle.isEmpty() ? tr("Makes the clip twice with one seed, and shows both")
                                         : obstacle);
}

GenerationRequest ComparisonView::with_other_module(GenerationRequest request) const
{
    const std::filesystem::path path = text_path(m_modules->currentData(path_role).toString());
    if (!m_modules->currentData(attached_role).toBool()) {
        request.motion.source = MotionSource::file;
        request.motion.module = path;
    } else {
        if (request.motion_modules.empty())
            request.motion_modules.emplace_back();
        request.motion_modules.front().path = path;
        request.motion_modules.front().context.clear();
    }
    return request;
}

void ComparisonView::show_clips(const ClipLook& first, const ClipLook& second)
{
    const std::vector<ComparedLayer> rows = compared(first, second);
    m_table->setRowCount(static_cast<int>(rows.size()));
    const auto number = [this](const std::optional<double>& value) {
        return value ? locale().toString(*value, 'g', 3) : QString();
    };
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const ComparedLayer& layer = rows[static_cast<std::size_t>(row)];
        std::optional<double> ratio;
        if (layer.first && layer.second && *layer.first != 0)
            ratio = *layer.second / *layer.first;
        const QStringList cells{number(layer.first), number(layer.second), number(ratio),
                                layer.quantity == ComparedLayer::Quantity::deviation
                                    ? tr("standard deviation")
                                    : tr("attention distance"),
                                layer.layer};
        for (int column = 0; column < cells.size(); ++column)
            m_table->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
}

int ComparisonView::row_count() const
{
    return m_table->rowCount();
}

}  // namespace flipbook::ui
