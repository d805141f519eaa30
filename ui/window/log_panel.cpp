// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/log_panel.h"

#include <QFontDatabase>
#include <QPointer>
#include <QVBoxLayout>
#include <QtGlobal>
#include <mutex>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

namespace flipbook::ui {

namespace {

// Hands formatted lines to the panel's thread.
class PanelSink final : public spdlog::sinks::base_sink<std::mutex> {
public:
    void set_panel(LogPanel* panel)
    {
        const std::lock_guard lock(mutex_);
        m_panel = panel;
    }

protected:
    void sink_it_(const spdlog::details::log_msg& message) override
    {
        if (!m_panel)
            return;
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        QString text =
            QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())).trimmed();
        QMetaObject::invokeMethod(
            m_panel, [panel = m_panel, text] { panel->append(text); }, Qt::QueuedConnection);
    }
    void flush_() override { }

private:
    LogPanel* m_panel = nullptr;
};

std::shared_ptr<PanelSink> panel_sink()
{
    static const auto sink = std::make_shared<PanelSink>();
    return sink;
}

constexpr std::size_t log_file_bytes = 5'000'000;
constexpr std::size_t log_files = 5;

void log_qt_message(QtMsgType type, const QMessageLogContext&, const QString& text)
{
    if (type == QtDebugMsg || type == QtInfoMsg)
        spdlog::debug("{}", text.toStdString());
    else
        spdlog::warn("{}", text.toStdString());
}

}  // namespace

void open_log(const QString& folder, const QString& level)
{
    std::vector<spdlog::sink_ptr> sinks{panel_sink()};
    const QString file = folder + QStringLiteral("/flipbook.log");
    bool has_file = true;
    try {
        sinks.push_back(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
            file.toStdString(), log_file_bytes, log_files));
    } catch (const spdlog::spdlog_ex&) {
        has_file = false;  // The panel still has the lines.
    }
    auto logger = std::make_shared<spdlog::logger>("flipbook", sinks.begin(), sinks.end());
    logger->set_pattern("%H:%M:%S  %l  %v");
    logger->set_level(spdlog::level::from_str(level.toStdString()));
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
    qInstallMessageHandler(log_qt_message);
    if (!has_file)
        log_warning(
            LogPanel::tr("%1 cannot be written: the log is kept in the window only.").arg(file));
}

LogPanel::LogPanel(QWidget* parent) : QWidget(parent), m_lines(new QPlainTextEdit(this))
{
    m_lines->setReadOnly(true);
    m_lines->setMaximumBlockCount(2000);
    m_lines->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_lines->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_lines->setAccessibleName(tr("Log"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_lines);
    panel_sink()->set_panel(this);
}

LogPanel::~LogPanel()
{
    panel_sink()->set_panel(nullptr);
}

QString LogPanel::text() const
{
    return m_lines->toPlainText();
}

void LogPanel::append(const QString& line)
{
    m_lines->appendPlainText(line);
}

void log_info(const QString& text)
{
    spdlog::info("{}", text.toStdString());
}

void log_warning(const QString& text)
{
    spdlog::warn("{}", text.toStdString());
}

void log_error(const QString& text)
{
    spdlog::error("{}", text.toStdString());
}

}  // namespace flipbook::ui
