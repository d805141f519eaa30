// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/attached_modules.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <optional>
#include <tuple>
#include <utility>

#include "flipbook/request.h"
#include "ui/compose/model_button.h"
#include "ui/compose/model_shelf.h"
#include "ui/document/path_text.h"
#include "ui/errors/error_text.h"

namespace flipbook::ui {

namespace {

QString percent(double share)
{
    return QString::number(qRound(100 * share));
}

// "20 – 80" of the steps, in percent, with any dash.
std::optional<std::pair<double, double>> parse_steps(const QString& text)
{
    QString plain = text;
    plain.replace(QChar(0x2013), QLatin1Char('-')).remove(QLatin1Char('%'));
    const QStringList ends = plain.split(QLatin1Char('-'));
    bool is_begin = false, is_end = false;
    const double begin = ends.value(0).toDouble(&is_begin);
    const double end = ends.value(1).toDouble(&is_end);
    if (ends.size() != 2 || !is_begin || !is_end)
        return std::nullopt;
    return std::pair(begin / 100, end / 100);
}

Result<void> check(const MotionModuleOptions& module)
{
    GenerationRequest request;
    request.checkpoint = "model";
    request.motion_modules = {module};
    return validate(request);
}

}  // namespace

AttachedModules::AttachedModules(ModelShelf& shelf, const ModelJudge& misfit, QWidget* parent)
    : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(3);
    auto* add = make_model_button(
        shelf, {ModelKind::custom_motion_module}, QStringLiteral("models.attached.add"),
        tr("Attach a motion module"), this, misfit,
        [this](const std::filesystem::path& file) { Q_EMIT added(file); });
    add->setToolTip(tr("One that works besides the model's own"));
    m_column->addWidget(add, 0, Qt::AlignLeft);
}

void AttachedModules::show_modules(const std::vector<MotionModuleOptions>& modules,
                                   const QStringList& problems)
{
    if (modules == m_modules && problems == m_problems)
        return;
    m_modules = modules;
    m_problems = problems;
    while (m_rows.size() > modules.size()) {
        m_column->removeWidget(m_rows.back().widget);
        m_rows.back().widget->hide();
        m_rows.back().widget->deleteLater();
        m_rows.pop_back();
    }
    while (m_rows.size() < modules.size()) {
        m_rows.push_back(make_row(static_cast<int>(m_rows.size())));
        m_column->insertWidget(static_cast<int>(m_rows.size()) - 1, m_rows.back().widget);
    }
    for (std::size_t i = 0; i < modules.size(); ++i) {
        show_values(m_rows[i], modules[i]);
        m_rows[i].problem->setText(problems.value(static_cast<qsizetype>(i)));
        m_rows[i].problem->setVisible(!m_rows[i].problem->text().isEmpty());
    }
}

QLineEdit* AttachedModules::make_field(Row& row, int index, const char* name, const QString& label,
                                       const QString& hint)
{
    auto* field = new QLineEdit(row.widget);
    field->setObjectName(
        QStringLiteral("models.attached.%1.%2").arg(index).arg(QLatin1String(name)));
    field->setAccessibleName(label);
    field->setToolTip(hint);
    connect(field, &QLineEdit::editingFinished, this, [this, index] { commit(index); });
    auto* grid = static_cast<QGridLayout*>(row.widget->layout());
    const int place = grid->property("place").toInt();
    grid->setProperty("place", place + 1);
    auto* caption = new QLabel(label, row.widget);
    caption->setBuddy(field);
    grid->addWidget(caption, 1 + place / 2, 2 * (place % 2));
    grid->addWidget(field, 1 + place / 2, 2 * (place % 2) + 1);
    return field;
}

QToolButton* AttachedModules::make_button(Row& row, int index, const char* name,
                                          const QString& sign, const QString& tip)
{
    auto* button = new QToolButton(row.widget);
    button->setText(sign);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setObjectName(
        QStringLiteral("models.attached.%1.%2").arg(index).arg(QLatin1String(name)));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    return button;
}

AttachedModules::Row AttachedModules::make_row(int index)
{
    Row row{};
    row.widget = new QWidget(this);
    auto* grid = new QGridLayout(row.widget);
    grid->setContentsMargins(0, 0, 0, 4);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(2);
    row.name = new QLabel(row.widget);
    row.name->setObjectName(QStringLiteral("models.attached.%1.name").arg(index));
    auto* up = make_button(row, index, "up", QStringLiteral("↑"), tr("Work before the one above"));
    up->setEnabled(index > 0);
    auto* remove = make_button(row, index, "remove", QStringLiteral("×"), tr("Take it off"));
    auto* head = new QHBoxLayout;
    head->addWidget(row.name, 1);
    head->addWidget(up);
    head->addWidget(remove);
    grid->addLayout(head, 0, 0, 1, 4);
    row.effect = make_field(row, index, "effect", tr("Effect"),
                            tr("A number, 0 to 1 and beyond, or a curve “0:(1.0), 8:(0.5)”"));
    row.context = make_field(row, index, "context", tr("Context"),
                             tr("Of a module with several: “pan-left”, or a mix “pan-left:0.6 + "
                                "zoom-in:0.4”"));
    row.blocks = make_field(row, index, "blocks", tr("Blocks"),
                            tr("Where it works: “all”, or some of “down, mid, up.1, up.2-3”"));
    row.steps = make_field(row, index, "steps", tr("Steps, %"),
                           tr("When it works: “0 – 100” is the whole sampling"));
    row.scale = make_field(row, index, "scale", tr("Scale"),
                           tr("Multiplies the keys of its attention; a number or a curve"));
    row.problem = new QLabel(row.widget);
    row.problem->setWordWrap(true);
    row.problem->setForegroundRole(QPalette::Link);
    row.problem->setObjectName(QStringLiteral("models.attached.%1.problem").arg(index));
    grid->addWidget(row.problem, 4, 0, 1, 4);
    connect(up, &QToolButton::clicked, this, [this, index] { Q_EMIT moved_up(index); });
    connect(remove, &QToolButton::clicked, this, [this, index] { Q_EMIT removed(index); });
    return row;
}

void AttachedModules::show_values(const Row& row, const MotionModuleOptions& module)
{
    row.name->setText(fontMetrics().elidedText(model_name(module.path), Qt::ElideMiddle, 180));
    row.name->setToolTip(path_text(module.path));
    row.effect->setText(QString::fromStdString(module.effect.text()));
    row.scale->setText(QString::fromStdString(module.scale.text()));
    row.blocks->setText(QString::fromStdString(module.blocks));
    row.steps->setText(QStringLiteral("%1 – %2").arg(percent(module.start), percent(module.end)));
    row.context->setText(QString::fromStdString(module.context));
}

void AttachedModules::commit(int index)
{
    const Row& row = m_rows[static_cast<std::size_t>(index)];
    MotionModuleOptions module = m_modules[static_cast<std::size_t>(index)];
    // What is wrong with it, if anything is.
    const auto read = [&]() -> QString {
        auto effect = Curve::parse(row.effect->text().toStdString());
        if (!effect)
            return error_text(effect.error());
        auto scale = Curve::parse(row.scale->text().toStdString());
        if (!scale)
            return error_text(scale.error());
        const auto steps = parse_steps(row.steps->text());
        if (!steps)
            return tr("Steps are a range in percent, “20 – 80”.");
        module.effect = std::move(effect).value();
        module.scale = std::move(scale).value();
        std::tie(module.start, module.end) = steps.value();
        module.blocks = row.blocks->text().trimmed().toStdString();
        module.context = row.context->text().trimmed().toStdString();
        const Result<void> outcome = check(module);
        return outcome ? QString() : error_text(outcome.error());
    };
    const QString problem = read();
    row.problem->setText(problem.isEmpty() ? m_problems.value(index) : problem);
    row.problem->setVisible(!row.problem->text().isEmpty());
    if (problem.isEmpty() && module != m_modules[static_cast<std::size_t>(index)])
        Q_EMIT edited(index, module);
}

}  // namespace flipbook::ui
