// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_dialog.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSlider>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/document/in_background.h"
#include "ui/engine/engine_bridge.h"
#include "ui/training/gradient_table.h"
#include "ui/training/loss_plot.h"
#include "ui/training/sample_view.h"
#include "ui/training/training_form.h"
#include "ui/training/training_run.h"

namespace flipbook::ui {

namespace {

constexpr int look_delay_ms = 300;

QStringList names(const std::vector<std::string>& list)
{
    QStringList names;
    for (const std::string& name : list)
        names << QString::fromStdString(name);
    return names;
}

QString state_text(TrainingRun::State state)
{
    switch (state) {
    case TrainingRun::State::idle:
        return TrainingDialog::tr("Nothing is trained yet.");
    case TrainingRun::State::waiting:
        return TrainingDialog::tr("Preparing; a clip that is being made comes first.");
    case TrainingRun::State::running:
        return TrainingDialog::tr("Training. Clips wait until it is paused or done.");
    case TrainingRun::State::pausing:
        return TrainingDialog::tr("Saving the state…");
    case TrainingRun::State::paused:
        return TrainingDialog::tr("Paused. It goes on where it was, also after a restart.");
    case TrainingRun::State::done:
        return TrainingDialog::tr("Done.");
    case TrainingRun::State::failed:
        return TrainingDialog::tr("It failed.");
    }
    return {};
}

}  // namespace

TrainingDialog::TrainingDialog(EngineBridge& engine, TrainingRun& run,
                               const TrainingSettings& usual, QWidget* parent)
    : QDialog(parent), m_engine(engine), m_run(run), m_plot(new LossPlot(this)),
      m_samples(new SampleView(this)), m_gradients(new GradientTable(this)),
      m_look(new QTimer(this))
{
    setObjectName(QStringLiteral("training.dialog"));
    setWindowTitle(tr("Train"));
    create_form(usual);
    auto* form_area = new QScrollArea(this);
    form_area->setWidgetResizable(true);
    form_area->setFrameShape(QFrame::NoFrame);
    form_area->setFocusPolicy(Qt::NoFocus);
    form_area->setWidget(m_form);
    form_area->setMinimumWidth(300);
    auto* left = new QWidget(this);
    auto* left_column = new QVBoxLayout(left);
    left_column->setContentsMargins(0, 0, 0, 0);
    left_column->addWidget(form_area, 1);
    left_column->addWidget(create_progress());

    auto* plot_page = new QWidget(this);
    auto* plot_column = new QVBoxLayout(plot_page);
    plot_column->setContentsMargins(0, 0, 0, 0);
    plot_column->addWidget(m_plot, 1);
    plot_column->addWidget(create_plot_row());
    auto* lower = new QTabWidget(this);
    lower->setObjectName(QStringLiteral("training.results"));
    lower->tabBar()->setObjectName(QStringLiteral("training.views"));
    lower->tabBar()->setAccessibleName(tr("What the training has made"));
    lower->addTab(m_samples, tr("Samples"));
    lower->addTab(m_gradients, tr("Gradients"));
    auto* right = new QSplitter(Qt::Vertical, this);
    right->addWidget(plot_page);
    right->addWidget(lower);
    right->setSizes({280, 260});
    auto* row = new QHBoxLayout(this);
    row->addWidget(left);
    row->addWidget(right, 1);
    resize(960, 620);
    m_look->setSingleShot(true);
    m_look->setInterval(look_delay_ms);
    connect_run();
    show_state();
    m_look->start();
}

void TrainingDialog::create_form(const TrainingSettings& usual)
{
    m_form = new TrainingForm(this);
    offer_kinds();
    m_form->show_settings(m_run.is_active() ? m_run.settings() : usual);
    m_form->setMinimumWidth(280);
}

// Whoever is quick opens this before the engine is there.
void TrainingDialog::offer_kinds()
{
    if (!m_engine.is_ready())
        return;
    QStringList builds = names(m_engine.capabilities().motion_modules);
    builds.removeAll(
        QStringLiteral("torchscript"));  // Its file says how it works, not how to learn.
    m_form->offer(names(m_engine.capabilities().training_kinds), builds);
}

QWidget* TrainingDialog::create_progress()
{
    auto* widget = new QWidget(this);
    auto* column = new QVBoxLayout(widget);
    column->setContentsMargins(0, 0, 0, 0);
    m_status = new QLabel(widget);
    m_status->setObjectName(QStringLiteral("training.status"));
    m_status->setWordWrap(true);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bar = new QProgressBar(widget);
    m_bar->setObjectName(QStringLiteral("training.progress"));
    m_bar->setAccessibleName(tr("Progress of the training"));
    m_begin = new QPushButton(widget);
    m_begin->setObjectName(QStringLiteral("training.begin"));
    m_pause = new QPushButton(tr("&Pause"), widget);
    m_pause->setObjectName(QStringLiteral("training.pause"));
    m_pause->setToolTip(tr("Saves the state and lets clips be made"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_begin, 1);
    row->addWidget(m_pause);
    column->addWidget(m_status);
    column->addWidget(m_bar);
    column->addLayout(row);
    return widget;
}

QWidget* TrainingDialog::create_plot_row()
{
    auto* widget = new QWidget(this);
    auto* row = new QHBoxLayout(widget);
    row->setContentsMargins(6, 0, 6, 0);
    auto* label = new QLabel(tr("S&moothing"), widget);
    auto* smoothing = new QSlider(Qt::Horizontal, widget);
    smoothing->setObjectName(QStringLiteral("training.smoothing"));
    smoothing->setAccessibleName(tr("Smoothing"));
    smoothing->setRange(0, 99);
    smoothing->setValue(95);
    smoothing->setMaximumWidth(140);
    label->setBuddy(smoothing);
    auto* logarithmic = new QCheckBox(tr("&Logarithmic"), widget);
    logarithmic->setObjectName(QStringLiteral("training.logarithmic"));
    auto* other = new QPushButton(tr("&Compare with…"), widget);
    other->setObjectName(QStringLiteral("training.compare"));
    other->setToolTip(tr("Shows another run below this one: its train.jsonl, or a saved table"));
    row->addWidget(label);
    row->addWidget(smoothing);
    row->addWidget(logarithmic);
    row->addStretch(1);
    row->addWidget(other);
    connect(smoothing, &QSlider::valueChanged, this,
            [this](int percent) { m_plot->set_smoothing(percent / 100.0); });
    connect(logarithmic, &QCheckBox::toggled, m_plot, &LossPlot::set_logarithmic);
    connect(other, &QPushButton::clicked, this, &TrainingDialog::compare);
    return widget;
}

void TrainingDialog::connect_run()
{
    connect(m_begin, &QPushButton::clicked, this, [this] {
        // The fields may have changed since the button was enabled.
        if (const TrainingSettings settings = m_form->settings(); problem_of(settings).isEmpty())
            m_run.begin(settings);
        else
            show_state();
    });
    connect(m_pause, &QPushButton::clicked, &m_run, &TrainingRun::pause);
    connect(&m_run, &TrainingRun::state_changed, this, &TrainingDialog::show_state);
    connect(&m_run, &TrainingRun::stepped, this, &TrainingDialog::show_step);
    connect(&m_run, &TrainingRun::log_changed, this, &TrainingDialog::show_log);
    connect(&m_engine, &EngineBridge::ready, this, [this] {
        offer_kinds();
        show_state();
    });
    connect(m_form, &TrainingForm::edited, m_look, qOverload<>(&QTimer::start));
    // What is there of a run with this name.
    connect(m_look, &QTimer::timeout, this, [this] { m_run.look_at(m_form->settings()); });
    connect(m_plot, &LossPlot::step_clicked, m_samples, &SampleView::show_step);
    connect(m_plot, &PlotView::save_failed, m_status, &QLabel::setText);
}

void TrainingDialog::show_state()
{
    const bool is_active = m_run.is_active();
    const TrainingSettings settings = m_form->settings();
    const QString problem =
        m_engine.is_ready() ? problem_of(settings) : tr("The engine is not there yet.");
    m_form->setEnabled(!is_active);
    m_begin->setEnabled(!is_active && problem.isEmpty());
    m_begin->setToolTip(problem);
    m_begin->setText(has_state(settings) ? tr("&Go on") : tr("&Begin"));
    m_pause->setEnabled(is_active && m_run.state() != TrainingRun::State::pausing);
    QStringList lines;
    if (!is_active && !problem.isEmpty())
        lines << problem;
    else
        lines << state_text(m_run.state());
    if (!m_run.message().isEmpty())
        lines << m_run.message();
    m_status->setText(lines.join(QLatin1Char('\n')));
    show_step();
}

void TrainingDialog::show_step()
{
    const auto& step = m_run.last_step();
    m_bar->setVisible(m_run.is_active());
    if (!step) {
        m_bar->setRange(0, 0);  // Busy.
        return;
    }
    m_bar->setRange(0, static_cast<int>(step->steps));
    m_bar->setValue(static_cast<int>(step->step));
    const int minutes = static_cast<int>(step->eta_seconds / 60);
    m_bar->setFormat(tr("%1 of %2, %3 a second, %4 left")
                         .arg(step->step)
                         .arg(step->steps)
                         .arg(locale().toString(step->steps_per_second, 'g', 2),
                              minutes > 0 ? tr("%1 min").arg(minutes) : tr("less than a minute")));
}

void TrainingDialog::show_log()
{
    std::vector<std::int64_t> marks;
    for (const TrainingRun::Sheet& sheet : m_run.sheets())
        marks.push_back(sheet.step);
    m_plot->show_points(m_run.points());
    m_plot->show_marks(std::move(marks));
    m_samples->show_sheets(m_run.sheets());
    m_gradients->show_points(m_run.points());
}

void TrainingDialog::compare()
{
    auto* dialog = new QFileDialog(this, tr("Compare with another run"), {},
                                   tr("Runs (train.jsonl *.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        in_background(
            this, [file] { return read_training_log(file); },
            [this](const Result<TrainingPoints>& points) {
                if (points)
                    m_plot->show_other(points.value());
                else
                    m_status->setText(QString::fromStdString(points.error().message));
            });
    });
    dialog->open();
}

}  // namespace flipbook::ui
