// The styles of both import wizards, in the order of their steps.
import './import.css'
import './check.css'
import './report.css'
