// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/inspector/activation_plot.h"
#include "ui/inspector/attention_plot.h"
#include "ui/inspector/attention_view.h"
#include "ui/inspector/comparison_view.h"
#include "ui/inspector/inspector_run.h"
#include "ui/inspector/model_tree.h"
#include "ui/inspector/weight_plot.h"

namespace flipbook::ui {

namespace {

constexpr int least_width_beside = 480;  // For the tree beside the plots.
constexpr int least_height_above = 400;  // For the tree above them, where it is narrower.

QString step_text(const InspectorRun& run)
{
    return InspectorPanel::tr("step %1 of %2").arg(run.step()).arg(run.steps());
}

}  // namespace

InspectorPanel::InspectorPanel(InspectorRun& run, ModelShelf& shelf, RequestSource next,
                               QWidget* parent)
    : QWidget(parent), m_run(run), m_next(std::move(next))
{
    create_widgets(shelf);
    connect_run();
    update_controls();
}

void InspectorPanel::create_widgets(ModelShelf& shelf)
{
    m_look_at_model = new QPushButton(tr("Look at the model"), this);
    m_look_at_model->setObjectName(QStringLiteral("inspector.model"));
    m_look_at_clip = new QPushButton(tr("Look at a clip"), this);
    m_look_at_clip->setObjectName(QStringLiteral("inspector.clip"));
    m_stop = new QPushButton(tr("Stop"), this);
    m_stop->setObjectName(QStringLiteral("inspector.stop"));
    m_stop->setAccessibleName(tr("Stop looking at the model"));
    m_status = new QLabel(this);
    m_status->setObjectName(QStringLiteral("inspector.status"));
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_tree = new ModelTree(this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("inspector.tabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setObjectName(QStringLiteral("inspector.views"));
    m_tabs->tabBar()->setAccessibleName(tr("Views of the model"));
    m_weights = new WeightPlot(m_tabs);
    m_activations = new ActivationPlot(m_tabs);
    m_attention = new AttentionView(m_tabs);
    m_comparison = new ComparisonView(shelf, m_tabs);
    m_tabs->addTab(m_weights, m_weights->short_title());
    m_tabs->addTab(m_activations, m_activations->short_title());
    m_tabs->addTab(m_attention, m_attention->plot().short_title());
    m_tabs->addTab(m_comparison, tr("Compare"));

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(4, 2, 4, 0);
    buttons->addWidget(m_look_at_model);
    buttons->addWidget(m_look_at_clip);
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(m_tabs);
    m_splitter->setSizes({400, 600});  // Shares.
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addLayout(buttons);
    column->addWidget(m_status);
    column->addWidget(m_splitter, 1);
}

void InspectorPanel::connect_run()
{
    connect(m_look_at_model, &QPushButton::clicked, this, [this] {
        m_pressed = m_look_at_model;
        m_run.look_at_weights(m_next());
    });
    connect(m_look_at_clip, &QPushButton::clicked, this, [this] {
        m_pressed = m_look_at_clip;
        if (m_tabs->currentWidget() != m_attention)
            m_tabs->setCurrentWidget(m_activations);
        m_run.look_at_clip(m_next());
    });
    connect(m_stop, &QPushButton::clicked, &m_run, &InspectorRun::stop);
    connect(m_comparison, &ComparisonView::run_wanted, this, [this] {
        const GenerationRequest first = m_next();
        m_run.compare(first, m_comparison->with_other_module(first));
    });
    connect(m_tree, &ModelTree::chosen, this, &InspectorPanel::show_chosen);
    connect(m_attention, &AttentionView::changed, this, &InspectorPanel::changed);
    for (PlotView* plot :
         std::initializer_list<PlotView*>{m_weights, m_activations, &m_attention->plot()})
        connect(plot, &PlotView::save_failed, this, &InspectorPanel::save_failed);

    connect(&m_run, &InspectorRun::state_changed, this, &InspectorPanel::update_controls);
    connect(&m_run, &InspectorRun::weights_ready, this, [this] {
        m_tabs->setCurrentWidget(m_weights);
        m_tree->show_tensors(m_run.tensors());
        show_chosen();
    });
    connect(&m_run, &InspectorRun::layers_measured, this, &InspectorPanel::show_layers);
    connect(&m_run, &InspectorRun::clip_ready, this, [this] {
        m_attention->show_maps(m_run.clip().heads, m_run.clip().maps);
        show_layers();
    });
    connect(&m_run, &InspectorRun::comparison_ready, this, [this] {
        m_comparison->show_clips(m_run.clip(), m_run.other_clip());
        show_layers();
    });
}

void InspectorPanel::update_controls()
{
    const QString obstacle = m_run.obstacle(m_next());
    const bool is_free = obstacle.isEmpty();
    if (m_run.look() != InspectorRun::Look::none && m_pressed && m_pressed->hasFocus()) {
        m_stop->setEnabled(true);
        m_stop->setFocus();
    }
    m_look_at_model->setEnabled(is_free);
    m_look_at_model->setToolTip(
        is_free ? tr("Sizes, statistics and histograms of all weights, LoRAs in them") : obstacle);
    m_look_at_clip->setEnabled(is_free);
    m_look_at_clip->setToolTip(
        is_free ? tr("Makes the next clip once, and shows what its layers and its attention do")
                : obstacle);
    // The keyboard stays where it was: a button that is disabled would pass it on to a field.
    const bool had_focus = m_stop->hasFocus();
    m_stop->setEnabled(m_run.look() != InspectorRun::Look::none);
    if (had_focus && is_free && m_pressed)
        m_pressed->setFocus();
    m_comparison->set_obstacle(obstacle);
    const QString text = status();
    m_status->setText(text);
    m_status->setVisible(!text.isEmpty());
    Q_EMIT changed();
}

QString InspectorPanel::status() const
{
    switch (m_run.look()) {
    case InspectorRun::Look::weights:
        return tr("The weights are being read.");
    case InspectorRun::Look::clip:
        return m_run.steps() == 0 ? tr("The model is being loaded.")
                                  : tr("Looking at a clip: %1").arg(step_text(m_run));
    case InspectorRun::Look::comparison:
        return m_run.other_clip().layers.empty() && !m_run.clip().clip
                   ? tr("Clip A: %1").arg(step_text(m_run))
                   : tr("Clip B: %1").arg(step_text(m_run));
    case InspectorRun::Look::none:
        break;
    }
    return m_run.message().isEmpty() ? m_run.obstacle(m_next()) : m_run.message();
}

void InspectorPanel::show_chosen()
{
    std::vector<const CheckHistogram*> below;
    for (const CheckHistogram& histogram : m_run.histograms())
        if (QString::fromStdString(histogram.part) == m_tree->part()
            && lies_below(QString::fromStdString(histogram.layer), m_tree->path()))
            below.push_back(&histogram);
    m_weights->show_histogram(joined(below));
    m_attention->set_path(m_tree->unet_path());
    show_layers();
}

// Of what is chosen in the tree; of all motion modules where that is nothing of the UNet's.
void InspectorPanel::show_layers()
{
    const ClipLook& clip = m_run.other_clip().layers.empty() ? m_run.clip() : m_run.other_clip();
    const QString path = m_tree->unet_path();
    const bool is_of_motion = m_tree->is_motion_module() || path.isEmpty();
    std::vector<LayerFacts> shown;
    std::copy_if(clip.layers.begin(), clip.layers.end(), std::back_inserter(shown),
                 [&](const LayerFacts& facts) {
                     return lies_below(facts.layer, path)
                            && (!is_of_motion || is_of_motion_module(facts.layer));
                 });
    // A clip of still frames has no motion module.
    m_activations->show_layers(shown.empty() && path.isEmpty() ? clip.layers : std::move(shown),
                               clip.request.sampling.steps);
    Q_EMIT changed();
}

QJsonObject InspectorPanel::state() const
{
    constexpr std::array names{"none", "weights", "clip", "comparison"};
    return {
        {QStringLiteral("look"), QLatin1String(names[static_cast<std::size_t>(m_run.look())])},
        {QStringLiteral("status"), m_status->text()},
        {QStringLiteral("tensors"), m_tree->shown_count()},
        {QStringLiteral("histogram"), static_cast<qint64>(m_weights->histogram().counts.size())},
        {QStringLiteral("part"), m_tree->part()},
        {QStringLiteral("path"), m_tree->path()},
        {QStringLiteral("rows"), static_cast<qint64>(m_run.clip().layers.size())},
        {QStringLiteral("lines"), m_activations->drawn_layers().size()},
        {QStringLiteral("heads"), m_attention->head_count()},
        {QStringLiteral("compared"), m_comparison->row_count()}};
}

void InspectorPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    place_tree();
}

// Beside the plots, above them, or, in a place that is narrow and low, a tab among them.
void InspectorPanel::place_tree()
{
    const bool is_beside = width() >= least_width_beside;
    const bool is_tab = !is_beside && height() < least_height_above;
    m_splitter->setOrientation(is_beside ? Qt::Horizontal : Qt::Vertical);
    if (is_tab == (m_tabs->indexOf(m_tree) >= 0))
        return;
    if (is_tab) {
        m_tabs->insertTab(0, m_tree, tr("Layers"));
        return;
    }
    m_splitter->insertWidget(0, m_tree);
    m_splitter->setSizes({400, 600});
    m_tree->show();
}

}  // namespace flipbook::ui
