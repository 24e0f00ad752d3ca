@echo off
rem offline.cmd OUTPUT TARGET
rem Copies a built folder to a USB stick or a shared folder, and checks it.
rem /MIR deletes whatever else is in the target: it must hold nothing but this site.
robocopy "%~1" "%~2" /MIR /FFT /R:2 /W:5 /NP /XF .gitignore
if errorlevel 8 exit /b 1
duizhao verify "%~2"
